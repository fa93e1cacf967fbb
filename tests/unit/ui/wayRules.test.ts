import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { lintInChinese } from '../../../ui/desk/processes/lintSentences.js';
import { type FlowNode, wayRules } from '../../../ui/desk/processes/wayRules.js';

async function found(xml: string): Promise<string[]> {
  const { elementsById } = await new BpmnModdle().fromXML(xml);
  const said: string[] = [];
  const reporter = { report: (id: string, message: string) => said.push(`${id}: ${message}`) };
  for (const node of Object.values(elementsById) as FlowNode[]) {
    for (const check of Object.values(wayRules)) check(node, reporter);
  }
  return said;
}

const diagram = (elements: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
  <bpmn:process id="p" isExecutable="true">${elements}</bpmn:process>
</bpmn:definitions>`;
const flow = (id: string, from: string, to: string, condition = '') =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`;
const when = '<bpmn:conditionExpression>=small</bpmn:conditionExpression>';
const split = `<bpmn:startEvent id="start" /><bpmn:endEvent id="a" /><bpmn:endEvent id="b" />
  ${flow('in', 'start', 'which')}${flow('toA', 'which', 'a', when)}${flow('toB', 'which', 'b', when)}`;

describe('what lint says of the ways through a diagram', () => {
  it('names a task that nothing leads to and that leads nowhere, and says what to do', async () => {
    const alone = diagram(`<bpmn:startEvent id="start" /><bpmn:endEvent id="end" />${flow('f', 'start', 'end')}
      <bpmn:task id="alone" />`);

    await expect(found(alone)).resolves.toEqual([
      'alone: Nothing leads here: connect it from what comes before',
      'alone: The way breaks off here: connect it to what comes after, or to an end event',
    ]);
  });

  it('names a gateway at which a case can stand still because no condition holds', async () => {
    const stuck = diagram(`<bpmn:exclusiveGateway id="which" />${split}`);

    await expect(found(stuck)).resolves.toEqual([
      'which: Where no condition holds the case stands still here: make one flow the default',
    ]);
  });

  it('says nothing of a gateway with a default', async () => {
    await expect(found(diagram(`<bpmn:exclusiveGateway id="which" default="toB" />${split}`))).resolves.toEqual([]);
  });

  it.each(readdirSync('processes'))('has nothing against %s, which comes with the product', async (name) => {
    await expect(found(readFileSync(join('processes', name, `${name}.bpmn`), 'utf8'))).resolves.toEqual([]);
  });

  it('is said in Chinese on a Chinese page', async () => {
    const sentences = (
      await found(diagram(`<bpmn:exclusiveGateway id="which" />${split}<bpmn:task id="alone" />`))
    ).map((said) => lintInChinese(said.replace(/^\w+: /, '')));

    expect(sentences).toHaveLength(3);
    expect(sentences.filter((said) => /[A-Za-z]/.test(said))).toEqual([]);
  });
});
