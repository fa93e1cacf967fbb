import { describe, expect, it } from '@jest/globals';
import { around, diagram, extensions, flow, job, split, task } from './diagramText.js';
import { findingsIn, type Refused } from './findings.js';

const refused: readonly Refused[] = [
  [
    'a diagram without an executable process',
    diagram('<startEvent id="s" />', { process: 'id="P" isExecutable="false"' }),
    'definitions: Must contain at least one executable process',
  ],
  ['a process without a start', diagram('<endEvent id="e" />'), 'P: Must have at least one start event'],
  [
    'two none starts',
    diagram('<startEvent id="s" /><startEvent id="t" />'),
    'P: Multiple none start events are not allowed',
  ],
  [
    'a process without an id',
    diagram('<startEvent id="s" />', { process: 'isExecutable="true"' }),
    'definitions > process: Must have an id',
  ],
  [
    'a service task without a type',
    diagram(task('')),
    "a: Must have exactly one 'zeebe:taskDefinition' extension element",
  ],
  [
    'an empty job type',
    diagram(task(extensions('<zeebe:taskDefinition type="" />'))),
    'a > extensionElements > taskDefinition: Expected expression but not found.',
  ],
  [
    'a send task without a job',
    diagram(task('', 'sendTask')),
    "a: Must have either one 'zeebe:publishMessage' or one 'zeebe:taskDefinition' extension element",
  ],
  [
    'a business rule task without a decision',
    diagram(task('', 'businessRuleTask')),
    "a: Must have either one 'zeebe:calledDecision' or one 'zeebe:taskDefinition' extension element",
  ],
  [
    'a script task without a script',
    diagram(task('', 'scriptTask')),
    "a: Must have either one 'zeebe:script' or one 'zeebe:taskDefinition' extension element",
  ],
  [
    'a script without a result',
    diagram(task(extensions('<zeebe:script expression="=1" />'), 'scriptTask')),
    "a > extensionElements > script: Attribute 'resultVariable' must be present and not empty",
  ],
  ['a receive task without a message', diagram(task('', 'receiveTask')), 'a: Must reference a message'],
  [
    'a condition that is no expression',
    split('exclusiveGateway', flow('g', 'x', 't', '<conditionExpression>yes</conditionExpression>')),
    "g > conditionExpression: Expected expression but found static value 'yes'. An expression must start with '=' (e.g. '=yes').",
  ],
  [
    'a branch without a condition',
    split(
      'exclusiveGateway',
      flow('g', 'x', 't') + flow('h', 'x', 'u', '<conditionExpression>=a</conditionExpression>'),
    ),
    'g: Must have a condition or be default flow',
  ],
  [
    'a condition behind a task',
    diagram(
      `<startEvent id="s" /><manualTask id="a" />${flow('f', 's', 'a', '<conditionExpression>=b</conditionExpression>')}`,
    ),
    's: Conditional sequence flows are only supported at exclusive or inclusive gateway',
  ],
  [
    'an inclusive join',
    diagram(`<startEvent id="s" /><inclusiveGateway id="x" />${flow('f', 's', 'x')}${flow('g', 's', 'x')}`),
    'x: Currently the inclusive gateway can only have one incoming sequence flow',
  ],
  [
    'a call of nothing',
    diagram(task('', 'callActivity')),
    "a: Must have exactly one 'zeebe:calledElement' extension element",
  ],
  [
    'a flow out of an end event',
    diagram(
      `<startEvent id="s" /><endEvent id="e" /><manualTask id="t" />${flow('f', 's', 'e')}${flow('g', 'e', 't')}`,
    ),
    'e: End events must not have outgoing sequence flows to other elements.',
  ],
  [
    'a multi-instance without a collection',
    diagram(task(`${job}<multiInstanceLoopCharacteristics id="mi" />`)),
    "mi: Must have exactly one 'zeebe:loopCharacteristics' extension element",
  ],
  [
    'a mapping to a name with a blank',
    diagram(
      task(
        extensions(
          '<zeebe:taskDefinition type="w" /><zeebe:ioMapping><zeebe:input source="=1" target="a b" /></zeebe:ioMapping>',
        ),
      ),
    ),
    "a > extensionElements > ioMapping > input: Expected path expression 'a b' but doesn't match the pattern '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*'.",
  ],
  [
    'a due date that is no date',
    diagram(task(extensions('<zeebe:taskSchedule dueDate="tomorrow" />'), 'userTask')),
    "a > extensionElements > taskSchedule: Expected static value to be a valid DateTime String, e.g. '2023-03-02T15:35+02:00', but found 'tomorrow'.",
  ],
  [
    'a second element with an id',
    diagram('<startEvent id="s" /><manualTask id="s" />'),
    "s: cvc-id.2: There are multiple occurrences of ID value 's'.",
  ],
  [
    'a reference to nothing',
    diagram(`<startEvent id="s" />${flow('f', 's', 'nope')}`),
    "f: cvc-id.1: There is no ID/IDREF binding for IDREF 'nope'.",
  ],
  [
    'a loop before the extensions',
    diagram(task(`<multiInstanceLoopCharacteristics id="mi" />${job}`)),
    "a: cvc-complex-type.2.4: Invalid content was found starting with element 'extensionElements'. It must stand before 'multiInstanceLoopCharacteristics'.",
  ],
  [
    'an output that is no expression',
    diagram(
      task(
        extensions(
          '<zeebe:taskDefinition type="w" /><zeebe:ioMapping><zeebe:output source="abc" target="x" /></zeebe:ioMapping>',
        ),
      ),
    ),
    "a > extensionElements > ioMapping > output: Expected expression but found static value 'abc'. An expression must start with '=' (e.g. '=abc').",
  ],
  [
    'an expression that cannot be read',
    diagram(task(extensions('<zeebe:taskDefinition type="=a &gt;" />'))),
    "a > extensionElements > taskDefinition: failed to parse expression 'a >': Expected",
  ],
  [
    'a loop that nothing stops',
    diagram(
      `<startEvent id="s" /><manualTask id="m" /><exclusiveGateway id="x" default="h" /><endEvent id="e" />${flow('f', 's', 'm')}${flow('g', 'm', 'x')}${flow('h', 'x', 'e')}${flow('i', 'x', 'm', '<conditionExpression>=a</conditionExpression>')}`,
    ),
    'P: Processes are not allowed to contain a straight-through processing loop: m > x > m',
  ],
  [
    'an attribute that the schema does not know',
    diagram('<startEvent id="s" foo="1" />'),
    "s: cvc-complex-type.3.2.2: Attribute 'foo' is not allowed to appear in element 'startEvent'.",
  ],
  [
    'a boolean that is none',
    diagram('<startEvent id="s" isInterrupting="yes" />'),
    "s: cvc-datatype-valid.1.2.1: 'yes' is not a valid value for 'boolean'.",
  ],
];

describe('a deployment', () => {
  it.each(refused)('refuses %s', async (_sentence, xml, finding) => {
    expect(await findingsIn(xml)).toContainEqual(expect.stringContaining(finding));
  });

  it.each(['complexGateway', 'transaction', 'adHocSubProcess'])(
    'refuses what the broker does not run: %s',
    async (name) => {
      const type = name.charAt(0).toUpperCase() + name.slice(1);

      const findings = await findingsIn(diagram(`<startEvent id="s" /><${name} id="a" />`));

      expect(findings).toContainEqual(
        expect.stringContaining(`a: Elements of type '${type}' are currently not supported.`),
      );
    },
  );

  it('takes a diagram that nothing is wrong with', async () => {
    expect(await findingsIn(diagram(task(job)))).toEqual([]);
  });

  it('takes foreign attributes and extensions of any namespace', async () => {
    const foreign = extensions(
      '<zeebe:taskDefinition type="w" /><y:any xmlns:y="urn:y" y:b="1"><y:deep id="s" /></y:any>',
    );

    expect(
      await findingsIn(diagram(around(`<serviceTask id="a" x:c="1" xmlns:x="urn:x">${foreign}</serviceTask>`))),
    ).toEqual([]);
  });

  it('takes what 8.5 ignores: unconnected nodes, lanes, annotations, a start event that is flowed into', async () => {
    const inside = `<laneSet id="ls"><lane id="l"><flowNodeRef>s</flowNodeRef></lane></laneSet><startEvent id="s" /><manualTask id="a" />
      <manualTask id="lonely" />${flow('f', 'a', 's')}<textAnnotation id="n"><text>note</text></textAnnotation>`;

    expect(await findingsIn(diagram(inside))).toEqual([]);
  });

  it('leaves processes alone that are not executable', async () => {
    const beside = '<process id="Q" isExecutable="false"><serviceTask id="q" /></process>';

    expect(await findingsIn(diagram('<startEvent id="s" />', { beside }))).toEqual([]);
  });
});
