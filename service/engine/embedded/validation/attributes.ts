/** Which attributes an element may bear and which are truth values (BPMN 2.0 schema). Those of other namespaces are free. */
import { found, type Finding } from './finding.js';
import { walk, type XmlElement } from './xmlElement.js';

const named = ['id', 'name'];
const activity = [...named, 'default', 'isForCompensation', 'startQuantity', 'completionQuantity'];
const catchEvent = [...named, 'parallelMultiple'];
const gateway = [...named, 'gatewayDirection'];

const allowed: Readonly<Record<string, readonly string[]>> = {
  process: [...named, 'isExecutable', 'isClosed', 'processType', 'definitionalCollaborationRef'],
  startEvent: [...catchEvent, 'isInterrupting'],
  intermediateCatchEvent: catchEvent,
  boundaryEvent: [...catchEvent, 'attachedToRef', 'cancelActivity'],
  intermediateThrowEvent: named,
  endEvent: named,
  task: activity,
  manualTask: activity,
  scriptTask: [...activity, 'scriptFormat'],
  userTask: [...activity, 'implementation'],
  businessRuleTask: [...activity, 'implementation'],
  serviceTask: [...activity, 'implementation', 'operationRef'],
  sendTask: [...activity, 'implementation', 'operationRef', 'messageRef'],
  receiveTask: [...activity, 'implementation', 'operationRef', 'messageRef', 'instantiate'],
  callActivity: [...activity, 'calledElement'],
  subProcess: [...activity, 'triggeredByEvent'],
  exclusiveGateway: [...gateway, 'default'],
  inclusiveGateway: [...gateway, 'default'],
  parallelGateway: gateway,
  eventBasedGateway: [...gateway, 'instantiate', 'eventGatewayType'],
  sequenceFlow: [...named, 'sourceRef', 'targetRef', 'isImmediate'],
  multiInstanceLoopCharacteristics: ['id', 'isSequential', 'behavior', 'oneBehaviorEventRef', 'noneBehaviorEventRef'],
  timerEventDefinition: ['id'],
  terminateEventDefinition: ['id'],
  linkEventDefinition: named,
  messageEventDefinition: ['id', 'messageRef'],
  signalEventDefinition: ['id', 'signalRef'],
  errorEventDefinition: ['id', 'errorRef'],
  escalationEventDefinition: ['id', 'escalationRef'],
  compensateEventDefinition: ['id', 'activityRef', 'waitForCompletion'],
  message: [...named, 'itemRef'],
  signal: [...named, 'structureRef'],
  error: [...named, 'structureRef', 'errorCode'],
  escalation: [...named, 'structureRef', 'escalationCode'],
};

const booleans = [
  ...['isExecutable', 'isClosed', 'parallelMultiple', 'isInterrupting', 'cancelActivity', 'isForCompensation'],
  ...['instantiate', 'triggeredByEvent', 'isImmediate', 'isSequential', 'waitForCompletion'],
];

export function* attributeFindings(root: XmlElement): Generator<Finding> {
  for (const element of walk(root)) {
    const names = allowed[element.name];
    if (!names) continue;
    for (const [name, value] of element.attributes) {
      if (/^(\{|\w+:)/.test(name)) continue;
      if (!names.includes(name)) {
        yield found(
          element,
          `cvc-complex-type.3.2.2: Attribute '${name}' is not allowed to appear in element '${element.name}'.`,
        );
      } else if (booleans.includes(name) && !['true', 'false', '1', '0'].includes(value)) {
        yield found(element, `cvc-datatype-valid.1.2.1: '${value}' is not a valid value for 'boolean'.`);
      }
    }
  }
}
