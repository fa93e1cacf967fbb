import { describe, expect, it } from '@jest/globals';
import { withWrittenFlows } from '../../../builders/writtenFlows.js';
import { around, diagram, flow, job, split, task } from './diagramText.js';
import { findingsIn, type Refused } from './findings.js';

const boundary = (event: string, beside = ''): string =>
  diagram(
    withWrittenFlows(
      `<startEvent id="s" /><serviceTask id="a">${job}</serviceTask>${event}<endEvent id="e" />${flow('f', 's', 'a')}${flow('g', 'b', 'e')}`,
    ),
    { beside },
  );
const message =
  '<message id="m" name="mm"><extensionElements><zeebe:subscription correlationKey="=k" /></extensionElements></message>';
const duration = (text: string): string =>
  `<timerEventDefinition id="td"><timeDuration>${text}</timeDuration></timerEventDefinition>`;

const refused: readonly Refused[] = [
  [
    'an awaited message without a subscription',
    diagram(around('<receiveTask id="a" messageRef="m" />'), { beside: '<message id="m" name="mm" />' }),
    'm: Must have exactly one zeebe:subscription extension element',
  ],
  [
    'a message without a name',
    diagram(around('<receiveTask id="a" messageRef="m" />'), { beside: message.replace(' name="mm"', '') }),
    'm: Name must be present and not empty',
  ],
  [
    'a static correlation key',
    diagram(around('<receiveTask id="a" messageRef="m" />'), { beside: message.replace('=k', 'static') }),
    "m > extensionElements > subscription: Expected expression but found static value 'static'. An expression must start with '=' (e.g. '=static').",
  ],
  [
    'a boundary event without a definition',
    boundary('<boundaryEvent id="b" attachedToRef="a" />'),
    'b: Must have exactly one event definition',
  ],
  [
    'an error boundary event that does not interrupt',
    boundary(
      '<boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><errorEventDefinition id="ed" /></boundaryEvent>',
    ),
    'b: Non-Interrupting event of this type is not allowed',
  ],
  [
    'an error end event without an error',
    diagram('<startEvent id="s" /><endEvent id="e"><errorEventDefinition id="ed" /></endEvent>'),
    'ed: Must reference an error',
  ],
  [
    'an event gateway with one way out',
    split('eventBasedGateway', flow('g', 'x', 't')),
    'x: Event-based gateway must have at least 2 outgoing sequence flows.',
  ],
  [
    'an event gateway before a task',
    split('eventBasedGateway', flow('g', 'x', 't') + flow('h', 'x', 'u')),
    'x: Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal intermediate catch events.',
  ],
  [
    'a duration that is none',
    diagram(around(`<intermediateCatchEvent id="a">${duration('5 min')}</intermediateCatchEvent>`)),
    "a: Invalid timer duration expression (Invalid duration format '5 min' for expression '5 min'.)",
  ],
  [
    'a timer without a time',
    diagram(around('<intermediateCatchEvent id="a"><timerEventDefinition id="td" /></intermediateCatchEvent>')),
    'td: Must be exactly one type of timer: timeDuration, timeDate or timeCycle',
  ],
  [
    'a sub-process that starts with a timer',
    diagram(task(`<startEvent id="ss">${duration('PT1S')}</startEvent>`, 'subProcess')),
    'a: Start events in subprocesses must be of type none',
  ],
  [
    'a link to nowhere',
    diagram(
      '<startEvent id="s" /><intermediateThrowEvent id="l"><linkEventDefinition id="ld" name="L" /></intermediateThrowEvent>',
    ),
    "P: Can't find an catch link event for the throw link event with the name 'L'.",
  ],
  [
    'two starts by one message',
    diagram(
      '<startEvent id="s"><messageEventDefinition id="d1" messageRef="m" /></startEvent><startEvent id="t"><messageEventDefinition id="d2" messageRef="m" /></startEvent>',
      { beside: '<message id="m" name="mm" />' },
    ),
    'm: A message cannot be referred by more than one start event',
  ],
  [
    'a conditional event',
    diagram(around('<intermediateCatchEvent id="a"><conditionalEventDefinition id="c" /></intermediateCatchEvent>')),
    'c: Event definition of this type is not supported',
  ],
  [
    'a compensation without an id',
    diagram('<startEvent id="s" /><endEvent id="e"><compensateEventDefinition /></endEvent>'),
    'e > compensateEventDefinition: Must have an id',
  ],
  [
    'an error that is thrown without a code',
    diagram('<startEvent id="s" /><endEvent id="e"><errorEventDefinition id="ed" errorRef="er" /></endEvent>', {
      beside: '<error id="er" />',
    }),
    'ed: ErrorCode must be present and not empty',
  ],
  [
    'an escalation that is thrown without a code',
    diagram(
      '<startEvent id="s" /><endEvent id="e"><escalationEventDefinition id="ed" escalationRef="er" /></endEvent>',
      { beside: '<escalation id="er" />' },
    ),
    'er: EscalationCode must be present and not empty',
  ],
  [
    'an escalation boundary event on a task',
    boundary('<boundaryEvent id="b" attachedToRef="a"><escalationEventDefinition id="ed" /></boundaryEvent>'),
    'b: An escalation boundary event should only be attached to a subprocess, or a call activity.',
  ],
  [
    'a compensation that does not wait',
    diagram(
      '<startEvent id="s" /><endEvent id="e"><compensateEventDefinition id="c" waitForCompletion="false" /></endEvent>',
    ),
    'e: A compensation end event waitForCompletion attribute must be true or not present',
  ],
  [
    'a compensation that a note explains before the activity is tied',
    diagram(
      `<startEvent id="s" /><manualTask id="t" />${flow('f', 's', 't')}<manualTask id="h" isForCompensation="true" />
       <boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition id="c" /></boundaryEvent>
       <association id="a1" sourceRef="b" targetRef="n" /><association id="a2" sourceRef="b" targetRef="h" />
       <textAnnotation id="n" />`,
    ),
    'b: An association must lead to the activity that undoes it',
  ],
  [
    'a compensation of nothing',
    diagram('<startEvent id="s" /><endEvent id="e"><compensateEventDefinition id="c" activityRef="zz" /></endEvent>'),
    "c: The referenced compensation activity 'zz' doesn't exist",
  ],
  [
    'a start timer that asks for a variable',
    diagram(
      '<startEvent id="s"><timerEventDefinition id="td"><timeCycle>=x</timeCycle></timerEventDefinition></startEvent>',
    ),
    "s: Invalid timer cycle expression (Expected result of the expression 'x' to be 'STRING', but was 'NULL'. The evaluation reported the following warnings:\n[NO_VARIABLE_FOUND] No variable found with name 'x')",
  ],
];

describe('a deployment with events', () => {
  it.each(refused)('refuses %s', async (_sentence, xml, finding) => {
    expect(await findingsIn(xml)).toContainEqual(expect.stringContaining(finding));
  });
});
