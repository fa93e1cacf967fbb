/**
 * Which child may stand where: the sequences of the BPMN 2.0 schema (OMG formal/2011-01-03, Semantic.xsd) for the elements
 * that diagrams use. The broker validates against that schema, so a diagram that runs here must keep to it too.
 */
import { found, type Finding } from './finding.js';
import { walk, type XmlElement } from './xmlElement.js';

const artifacts = ['association', 'group', 'textAnnotation'];
const roles = ['resourceRole', 'performer', 'humanPerformer', 'potentialOwner'];
const eventDefinitions = [
  ...[
    'cancel',
    'compensate',
    'conditional',
    'error',
    'escalation',
    'link',
    'message',
    'signal',
    'terminate',
    'timer',
  ].map((kind) => `${kind}EventDefinition`),
  'eventDefinition',
  'eventDefinitionRef',
];
const loops = ['multiInstanceLoopCharacteristics', 'standardLoopCharacteristics', 'loopCharacteristics'];
const tasks = [
  'task',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'userTask',
  'manualTask',
  'businessRuleTask',
  'scriptTask',
];
const subProcesses = ['subProcess', 'transaction', 'adHocSubProcess'];
const activities = [...tasks, ...subProcesses, 'callActivity'];
const gateways = ['exclusive', 'inclusive', 'parallel', 'complex', 'eventBased'].map((kind) => `${kind}Gateway`);
const catchEvents = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'];
const throwEvents = ['endEvent', 'intermediateThrowEvent', 'implicitThrowEvent'];
const dataElements = ['dataObject', 'dataObjectReference', 'dataStoreReference'];
const choreographies = ['callChoreography', 'choreographyTask', 'subChoreography'];
const flowElements = [
  ...activities,
  ...gateways,
  ...catchEvents,
  ...throwEvents,
  ...dataElements,
  ...choreographies,
  'event',
  'sequenceFlow',
];
const rootElements = [
  ...[
    'category',
    'collaboration',
    'choreography',
    'globalConversation',
    'conversation',
    'correlationProperty',
    'dataStore',
  ],
  ...[
    'endPoint',
    'error',
    'escalation',
    'globalBusinessRuleTask',
    'globalManualTask',
    'globalScriptTask',
    'globalTask',
  ],
  ...[
    'globalUserTask',
    'interface',
    'itemDefinition',
    'message',
    'partnerEntity',
    'partnerRole',
    'process',
    'resource',
  ],
  ...['signal', ...eventDefinitions],
];

/** Members of a sequence, first to last; the names of one member may alternate. */
type Sequence = readonly (readonly string[])[];

const single = (...names: string[]): string[][] => names.map((name) => [name]);
const base = single('documentation', 'extensionElements');
const flowElement = [...base, ...single('auditing', 'monitoring', 'categoryValueRef')];
const flowNode = [...flowElement, ...single('incoming', 'outgoing')];
const activity = [
  ...flowNode,
  ...single('ioSpecification', 'property', 'dataInputAssociation', 'dataOutputAssociation'),
  roles,
  loops,
];
const container = [...single('laneSet'), flowElements, artifacts];
const event = [...flowNode, ['property']];

const sequences = new Map<string, Sequence>([
  ['definitions', [['import'], ['extension'], rootElements, ['bpmndi:BPMNDiagram'], ['relationship']]],
  [
    'process',
    [
      ...base,
      ...single('auditing', 'monitoring', 'property'),
      ...container,
      roles,
      ...single('correlationSubscription', 'supports'),
    ],
  ],
  ...activities.map((name): [string, Sequence] => [name, activity]),
  ...subProcesses.map((name): [string, Sequence] => [name, [...activity, ...container, ['completionCondition']]]),
  ['userTask', [...activity, ['rendering']]],
  ['scriptTask', [...activity, ['script']]],
  ...gateways.map((name): [string, Sequence] => [name, [...flowNode, ['activationCondition']]]),
  ...catchEvents.map((name): [string, Sequence] => [
    name,
    [...event, ...single('dataOutput', 'dataOutputAssociation', 'outputSet'), eventDefinitions],
  ]),
  ...throwEvents.map((name): [string, Sequence] => [
    name,
    [...event, ...single('dataInput', 'dataInputAssociation', 'inputSet'), eventDefinitions],
  ]),
  ['sequenceFlow', [...flowElement, ['conditionExpression']]],
  ['timerEventDefinition', [...base, ['timeDate', 'timeDuration', 'timeCycle']]],
  ['messageEventDefinition', [...base, ['operationRef']]],
  ['conditionalEventDefinition', [...base, ['condition']]],
  ['linkEventDefinition', [...base, ...single('source', 'target')]],
  ...['signal', 'error', 'escalation', 'terminate', 'compensate', 'cancel'].map((kind): [string, Sequence] => [
    `${kind}EventDefinition`,
    base,
  ]),
  [
    'multiInstanceLoopCharacteristics',
    [
      ...base,
      ...single('loopCardinality', 'loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem'),
      ...single('completionCondition', 'complexBehaviorDefinition'),
    ],
  ],
  ...['message', 'error', 'signal', 'escalation'].map((name): [string, Sequence] => [name, base]),
  ['laneSet', [...base, ['lane']]],
  ['lane', [...base, ...single('partitionElement', 'flowNodeRef', 'childLaneSet')]],
  ['textAnnotation', [...base, ['text']]],
  ['association', base],
]);

const once = new Set([
  'timeDate',
  'timeDuration',
  'timeCycle',
  'extensionElements',
  'conditionExpression',
  'script',
  'ioSpecification',
  'completionCondition',
  ...loops,
]);

const required: Readonly<Record<string, readonly string[]>> = {
  definitions: ['targetNamespace'],
  sequenceFlow: ['sourceRef', 'targetRef'],
  association: ['sourceRef', 'targetRef'],
  boundaryEvent: ['attachedToRef'],
  linkEventDefinition: ['name'],
};

const foreign = /^\{/;

export function* schemaFindings(root: XmlElement): Generator<Finding> {
  if (root.name !== 'definitions') {
    yield found(
      root,
      `cvc-elt.1: Cannot find the declaration of element '${root.name}'. A diagram begins with 'definitions'.`,
    );
    return;
  }
  for (const element of walk(root)) {
    yield* missingAttributes(element);
    yield* misplacedChildren(element);
  }
}

function* missingAttributes(element: XmlElement): Generator<Finding> {
  for (const name of required[element.name] ?? []) {
    if (!element.attributes.has(name)) {
      yield found(element, `cvc-complex-type.4: Attribute '${name}' must appear on element '${element.name}'.`);
    }
  }
}

function* misplacedChildren(element: XmlElement): Generator<Finding> {
  const sequence = sequences.get(element.name);
  if (!sequence) return;
  let reached = 0;
  let before: XmlElement | undefined;
  for (const child of element.children) {
    const place = sequence.findIndex((names) => names.includes(child.name));
    if (place < 0) yield found(element, notAllowed(child));
    else if (place < reached) yield found(element, `${invalid(child)} It must stand before '${before?.name ?? ''}'.`);
    else if (before && place === reached && once.has(child.name)) {
      yield found(element, `${invalid(child)} It may stand there only once.`);
    } else {
      reached = place;
      before = child;
    }
  }
}

const invalid = (child: XmlElement): string =>
  `cvc-complex-type.2.4: Invalid content was found starting with element '${child.name}'.`;

const notAllowed = (child: XmlElement): string =>
  foreign.test(child.name) || child.name.includes(':')
    ? `${invalid(child)} Elements of other namespaces belong into 'extensionElements'.`
    : `${invalid(child)} The schema does not know it there.`;
