import { describe, expect, it } from '@jest/globals';
import { checkDeployable } from '../../../../service/engine/embedded/validation/deployable.js';
import { around, diagram, extensions } from './diagramText.js';

const findingsOf = async (mappings: string): Promise<string[]> => {
  const inside = `<zeebe:taskDefinition type="w" /><zeebe:ioMapping>${mappings}</zeebe:ioMapping>`;
  const findings = await checkDeployable(
    diagram(around(`<serviceTask id="a">${extensions(inside)}</serviceTask>`)),
    'x.bpmn',
  );
  return findings.map(({ element, message }) => `${element}: ${message}`);
};

const input = (source: string, target: string): string => `<zeebe:input source="${source}" target="${target}" />`;
const output = (source: string, target: string): string => `<zeebe:output source="${source}" target="${target}" />`;
const ofBoth =
  'a > extensionElements > ioMapping: Failed to build variable mapping expression: failed to parse expression';

/** What a broker of 8.5.8 said to such mappings; it does not name the element where they fail together. */
describe('mappings', () => {
  it('are refused where each can be read, but not all as one expression', async () => {
    expect(await findingsOf(input('=1 // one', 'p') + input('=2', 'q'))).toEqual([
      `${ofBoth} '{p:1 // one,q:2}': Expected (start-of-input | ifOp | forOp | quantifiedOp | disjunction):1:1, found "{p:1 // on"`,
    ]);
    expect(await findingsOf(output('=1', 'and.b'))).toEqual([
      `${ofBoth} '{and:if (and != null) then context merge(and,{b:1}) else {b:1}}': Expected (start-of-input | ifOp | forOp | quantifiedOp | disjunction):1:1, found "{and:if (a"`,
    ]);
    expect(await findingsOf(input('=1 /* one */', 'p') + input('=2', 'and.b'))).toEqual([]);
  });

  it('are named one by one where one cannot be read by itself', async () => {
    expect(await findingsOf(input('=1 +', 'p') + input('=2 // two', 'q'))).toEqual([
      `a > extensionElements > ioMapping > input: failed to parse expression '1 +': Expected (binaryComparison | between | instanceOf | in | "and" | "or" | end-of-input):1:3, found "+"`,
    ]);
  });

  it('have no reserved word as their target, but may have one in a path', async () => {
    expect(await findingsOf(input('=1', 'of'))).toEqual([
      "a > extensionElements > ioMapping > input: Expected path expression 'of' but is one of the reserved words (null, true, false, function, if, then, else, for, between, instance, of).",
    ]);
    expect(await findingsOf(input('=1', 'o.of') + input('=2', 'some'))).toEqual([]);
  });

  it('take what does not begin with = as a text, which an output cannot be', async () => {
    expect(await findingsOf(input(' =1', 'p') + input('=', 'q') + input(' ', 'r'))).toEqual([]);
    expect(await findingsOf(output(' =1', 'p'))).toEqual([
      "a > extensionElements > ioMapping > output: Expected expression but found static value ' =1'. An expression must start with '=' (e.g. '= =1').",
    ]);
  });
});
