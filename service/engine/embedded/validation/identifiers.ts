import type { Diagram } from './diagram.js';
import { found, type Finding } from './finding.js';
import { idOf, walk, type XmlElement } from './xmlElement.js';

/** Attributes whose value is the id of another element of the file. */
const references = [
  ...['sourceRef', 'targetRef', 'default', 'attachedToRef', 'dataObjectRef', 'processRef', 'activityRef'],
  ...['messageRef', 'errorRef', 'signalRef', 'escalationRef'],
];
/** Elements whose text is such an id. */
const referring = ['incoming', 'outgoing', 'flowNodeRef'];

/** An XML name without a colon, as the schema asks of an id. */
const ncName = /^[\p{L}_][\p{L}\p{M}\p{N}\p{Pc}.\-·]*$/u;
const identified = /^(?!zeebe:|\{)/;

/** The engine keeps what happens under the id of the element that it happens to; the broker cannot do without it either. */
const needId = new Set([
  ...['process', 'sequenceFlow', 'message', 'error', 'signal', 'escalation', 'compensateEventDefinition'],
  ...['startEvent', 'endEvent', 'boundaryEvent', 'intermediateCatchEvent', 'intermediateThrowEvent'],
  ...['task', 'serviceTask', 'sendTask', 'receiveTask', 'userTask', 'manualTask', 'businessRuleTask', 'scriptTask'],
  ...['subProcess', 'callActivity', 'exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'eventBasedGateway'],
]);

export function* identifierFindings(diagram: Diagram): Generator<Finding> {
  const seen = new Set<string>();
  for (const element of walk(diagram.root)) {
    yield* wrongId(element, seen);
    for (const name of references) yield* dangling(element, element.attributes.get(name), diagram);
    if (referring.includes(element.name)) yield* dangling(element, element.text, diagram);
  }
}

function* wrongId(element: XmlElement, seen: Set<string>): Generator<Finding> {
  const id = idOf(element);
  if (id === undefined) {
    if (needId.has(element.name)) yield found(element, 'Must have an id');
    return;
  }
  if (!identified.test(element.name)) return;
  if (!ncName.test(id)) yield found(element, `cvc-datatype-valid.1.2.1: '${id}' is not a valid value for 'NCName'.`);
  if (seen.has(id)) yield found(element, `cvc-id.2: There are multiple occurrences of ID value '${id}'.`);
  seen.add(id);
}

function* dangling(element: XmlElement, reference: string | undefined, diagram: Diagram): Generator<Finding> {
  if (reference === undefined || !identified.test(element.name)) return;
  const id = reference.slice(reference.indexOf(':') + 1);
  if (!diagram.has(id)) yield found(element, `cvc-id.1: There is no ID/IDREF binding for IDREF '${reference}'.`);
}
