import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { lintInChinese } from '../../../ui/desk/processes/lintSentences.js';
import type { FlowNode } from '../../../ui/desk/processes/flowNode.js';
import { wayRules } from '../../../ui/desk/processes/wayRules.js';

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
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <bpmn:process id="p" isExecutable="true">${elements}</bpmn:process>
</bpmn:definitions>`;
const flow = (id: string, from: string, to: string, condition = '') =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`;
const when = '<bpmn:conditionExpression>=small</bpmn:conditionExpression>';
const split = `<bpmn:startEvent id="start" /><bpmn:endEvent id="a" /><bpmn:endEvent id="b" />
  ${flow('in', 'start', 'which')}${flow('toA', 'which', 'a', when)}${flow('toB', 'which', 'b', when)}`;
/** start → `a` → end, with an event at the border of `a`. */
function bordered(task: string, kind: string): string {
  const definition = `<bpmn:${kind}EventDefinition id="d" />`;
  return diagram(`<bpmn:startEvent id="start" />${task}<bpmn:boundaryEvent id="b" attachedToRef="a">${definition}</bpmn:boundaryEvent>
    <bpmn:endEvent id="end" /><bpmn:endEvent id="other" />${flow('f1', 'start', 'a')}${flow('f2', 'a', 'end')}
    ${kind === 'compensate' ? flow('f3', 'start', 'other') : flow('f3', 'b', 'other')}`);
}
function interrupted(attributes: string): string {
  return `<bpmn:userTask id="a" />${flow('f', 'start', 'a')}${flow('a1', 'a', 'join')}${flow('b1', 'b', 'join')}
    <bpmn:boundaryEvent id="b" attachedToRef="a" ${attributes}><bpmn:timerEventDefinition id="d" /></bpmn:boundaryEvent>`;
}
function joined(inside: string): string {
  return diagram(`<bpmn:startEvent id="start" />${inside}<bpmn:parallelGateway id="join" /><bpmn:endEvent id="end" />
    ${flow('out', 'join', 'end')}`);
}

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

  it('names a start event to which a flow leads back', async () => {
    const back = diagram(`<bpmn:startEvent id="start" /><bpmn:userTask id="a" />${flow('f', 'start', 'a')}
      ${flow('back', 'a', 'start')}`);

    await expect(found(back)).resolves.toEqual([
      'start: A process that comes back to a start event is never over: lead the flow to what comes after',
    ]);
  });

  it.each([
    ['a manual task', '<bpmn:manualTask id="a" />'],
    ['a task of no kind', '<bpmn:task id="a" />'],
    [
      'a script',
      '<bpmn:scriptTask id="a"><bpmn:extensionElements><zeebe:Script /></bpmn:extensionElements></bpmn:scriptTask>',
    ],
  ])('names an event at the border of %s, which never happens', async (_kind, task) => {
    await expect(found(bordered(task, 'timer'))).resolves.toEqual([
      'b: This never happens: the engine waits for nothing at such a task',
    ]);
  });

  it.each([
    ['a task that is undone', bordered('<bpmn:manualTask id="a" />', 'compensate')],
    ['a task that somebody does', bordered('<bpmn:userTask id="a" />', 'timer')],
    ['a script that a worker runs', bordered('<bpmn:scriptTask id="a" />', 'timer')],
  ])('says nothing of an event at the border of %s', async (_kind, xml) => {
    await expect(found(xml)).resolves.toEqual([]);
  });

  it.each([
    [
      'a choice',
      `<bpmn:exclusiveGateway id="or" default="small" /><bpmn:userTask id="a" />${flow('f', 'start', 'or')}
       ${flow('large', 'or', 'a', when)}${flow('small', 'or', 'join')}${flow('a1', 'a', 'join')}`,
    ],
    [
      'what comes first',
      `<bpmn:eventBasedGateway id="or" /><bpmn:intermediateCatchEvent id="a" /><bpmn:intermediateCatchEvent id="b" />
       ${flow('f', 'start', 'or')}${flow('f1', 'or', 'a')}${flow('f2', 'or', 'b')}${flow('a1', 'a', 'join')}
       ${flow('b1', 'b', 'join')}`,
    ],
    ['a task and what breaks it off', interrupted('')],
  ])('names a parallel gateway that joins the ways behind %s', async (_choice, inside) => {
    await expect(found(joined(inside))).resolves.toEqual([
      'join: Only one of these ways is taken, and the case waits for the others here: use an exclusive gateway',
    ]);
  });

  it.each([
    [
      'behind a fork',
      `<bpmn:parallelGateway id="fork" /><bpmn:userTask id="a" />${flow('f', 'start', 'fork')}${flow('f1', 'fork', 'a')}
       ${flow('f2', 'fork', 'join')}${flow('a1', 'a', 'join')}`,
    ],
    ['of a task and what does not break it off', interrupted('cancelActivity="false"')],
    [
      'of which one comes from elsewhere, too',
      `<bpmn:exclusiveGateway id="or" default="small" /><bpmn:userTask id="a" /><bpmn:parallelGateway id="fork" />
       ${flow('f', 'start', 'fork')}${flow('f1', 'fork', 'or')}${flow('f2', 'fork', 'a')}${flow('large', 'or', 'a', when)}
       ${flow('small', 'or', 'join')}${flow('a1', 'a', 'join')}`,
    ],
  ])('says nothing of a parallel gateway that joins ways %s', async (_ways, inside) => {
    await expect(found(joined(inside))).resolves.toEqual([]);
  });

  it.each(readdirSync('processes'))('has nothing against %s, which comes with the product', async (name) => {
    await expect(found(readFileSync(join('processes', name, `${name}.bpmn`), 'utf8'))).resolves.toEqual([]);
  });

  it('is said in Chinese on a Chinese page', async () => {
    const sentences = (
      await found(
        diagram(`<bpmn:exclusiveGateway id="which" />${split}<bpmn:manualTask id="alone" />
          <bpmn:boundaryEvent id="never" attachedToRef="alone" />${flow('back', 'never', 'start')}
          <bpmn:parallelGateway id="join" />${flow('j1', 'which', 'join', when)}${flow('j2', 'which', 'join', when)}`),
      )
    ).map((said) => lintInChinese(said.replace(/^\w+: /, '')));

    expect(sentences).toHaveLength(7);
    expect(sentences.filter((said) => /[A-Za-z]/.test(said))).toEqual([]);
  });
});
