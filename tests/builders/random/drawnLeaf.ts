import type { Leaf, Mapping, Repetition } from './block.js';
import { caughtBy, definitions, thrownBy } from './drawnEvent.js';
import { extended, IF_FINE, mappingOf } from './extension.js';

export const WORK = '<zeebe:taskDefinition type="work"/>';

const worked =
  (element: string, extension = '') =>
  (id: string, inside = '') =>
    `<${element} id="${id}">${extended(WORK + extension)}${inside}</${element}>`;

export const job = worked('serviceTask');

const mapped = (mapping: Mapping) => worked('serviceTask', mappingOf(mapping, 'task'));

const bare =
  (element: string, extension = '') =>
  (id: string, inside = '') =>
    `<${element} id="${id}">${extended(extension)}${inside}</${element}>`;

export const script = (expression: string, result = 'made', extension = '') =>
  bare('scriptTask', `<zeebe:script expression="${expression}" resultVariable="${result}"/>${extension}`);

const call = (mapping: Mapping = 'none') =>
  bare(
    'callActivity',
    `<zeebe:calledElement processId="child" propagateAllChildVariables="false"/>${mappingOf(mapping, 'task')}`,
  );

const receive =
  (message: string, mapping: Mapping = 'none') =>
  (id: string, inside = '') =>
    `<receiveTask id="${id}" messageRef="${message}">${extended(mappingOf(mapping, 'event'))}${inside}</receiveTask>`;

const caught =
  (trigger: keyof typeof definitions, mapping: Mapping = 'none') =>
  (id: string) =>
    caughtBy(id, trigger, mapping);

const listener = (event: string, type: string) => `<zeebe:executionListener eventType="${event}" type="${type}"/>`;
const LISTENERS = `<zeebe:executionListeners>${listener('start', 'hear')}${listener('end', 'hear')}${listener('end', 'see')}</zeebe:executionListeners>`;

const ASSIGNED = `<zeebe:assignmentDefinition assignee="=key" candidateGroups="g1, g2"/>
  <zeebe:taskSchedule dueDate="=now() + duration(&quot;PT1H&quot;)" followUpDate="=later"/>
  <zeebe:formDefinition formKey="paper"/><zeebe:taskHeaders><zeebe:header key="h" value="1"/></zeebe:taskHeaders>`;

type Drawn = (id: string, inside?: string) => string;

/** Elements that stand alone; those that may be repeated take their loop inside. */
export const LEAVES: Readonly<Record<Exclude<Leaf, 'link' | 'firstOf' | 'fragileChoice'>, Drawn>> = {
  task: job,
  userTask: bare('userTask'),
  assigned: bare('userTask', ASSIGNED),
  nativeUserTask: bare('userTask', '<zeebe:userTask/>'),
  formed: bare('userTask', '<zeebe:formDefinition formId="paper"/>'),
  sendTask: worked('sendTask'),
  rule: worked('businessRuleTask'),
  manual: bare('manualTask'),
  plain: bare('task'),
  listened: worked('serviceTask', LISTENERS),
  mapped: mapped('both'),
  script: script('=1+1'),
  localScript: script('=own.r', 'own', '<zeebe:ioMapping><zeebe:input source="=r" target="own.r"/></zeebe:ioMapping>'),
  throw: thrownBy(''),
  mappedThrow: thrownBy('', mappingOf('both', 'task')),
  send: thrownBy('<messageEventDefinition/>', WORK),
  mappedSend: thrownBy('<messageEventDefinition/>', WORK + mappingOf('both', 'task')),
  timer: caught('timer'),
  date: caught('date'),
  spokenTimer: caught('spokenTimer'),
  mappedTimer: caught('timer', 'both'),
  message: caught('message'),
  mail: caught('mail'),
  mappedMessage: caught('message', 'both'),
  receive: receive('m'),
  mappedReceive: receive('ml', 'both'),
  signal: caught('signal'),
  mappedSignal: caught('spokenSignal', 'both'),
  alarm: thrownBy(definitions.signal),
  spokenAlarm: thrownBy(definitions.spokenSignal, mappingOf('both', 'task')),
  warn: thrownBy(definitions.escalation),
  spokenWarn: thrownBy(definitions.spokenEscalation),
  call: call(),
  mappedCall: call('both'),
  fragile: script(`=${IF_FINE}`),
  fragileInput: mapped('fragileInput'),
  fragileOutput: mapped('fragileOutput'),
  fragileTimer: caught('fragileTimer'),
  fragileMessage: receive('mf'),
};

const COLLECTIONS = { items: 'items', nothing: '[]', itemsIfFine: 'if fine then items else null' };
const CONDITIONS = { all: undefined, two: 'numberOfCompletedInstances &gt; 1', fine: 'fine' };
const ELEMENTS = { result: 'r', item: '{item: item, at: loopCounter}', nothing: undefined };

export function repetition({ sequential, over, until, collects }: Repetition): string {
  const [condition, element] = [CONDITIONS[until], ELEMENTS[collects]];
  const output = element === undefined ? '' : ` outputCollection="out" outputElement="=${element}"`;
  const loop = `<zeebe:loopCharacteristics inputCollection="=${COLLECTIONS[over]}" inputElement="item"${output}/>`;
  const ends =
    condition === undefined
      ? ''
      : `<completionCondition xsi:type="tFormalExpression">=${condition}</completionCondition>`;
  return `<multiInstanceLoopCharacteristics isSequential="${sequential}">${extended(loop)}${ends}</multiInstanceLoopCharacteristics>`;
}
