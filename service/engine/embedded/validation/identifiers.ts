import type { Diagram } from './diagram.js';
import { found, type Finding } from './finding.js';
import { idOf, walk, type XmlElement } from './xmlElement.js';

/** Attributes that the schema wants to name an element of the file. Other references are looked at by rules. */
const references: Readonly<Record<string, readonly string[]>> = {
  sequenceFlow: ['sourceRef', 'targetRef'],
  dataObjectReference: ['dataObjectRef'],
};
/** Catching an error or an escalation that is not there would catch all of them. */
const catching: Readonly<Record<string, string>> = {
  errorEventDefinition: 'errorRef',
  escalationEventDefinition: 'escalationRef',
};

/** An XML name without a colon, as the schema asks of an id. */
const ncName = /^[\p{L}_][\p{L}\p{M}\p{N}\p{Pc}.\-·]*$/u;
const identified = /^(?!zeebe:|\{)/;

/** The engine keeps what happens under the id of the element that it happens to; the broker cannot do without it either. */
const needId = new Set([
  ...['process', 'sequenceFlow', 'message', 'error', 'signal', 'escalation', 'compensateEventDefinition'],
  'linkEventDefinition',
  ...['startEvent', 'endEvent', 'boundaryEvent', 'intermediateCatchEvent', 'intermediateThrowEvent'],
  ...['task', 'serviceTask', 'sendTask', 'receiveTask', 'userTask', 'manualTask', 'businessRuleTask', 'scriptTask'],
  ...['subProcess', 'callActivity', 'exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'eventBasedGateway'],
]);

export function* identifierFindings(diagram: Diagram): Generator<Finding> {
  const seen = new Set<string>();
  for (const element of walk(diagram.root)) {
    yield* wrongId(element, seen);
    yield* dangling(element, diagram);
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

function* dangling(element: XmlElement, diagram: Diagram): Generator<Finding> {
  const attributes = [...(references[element.name] ?? []), 'default'];
  const caught = isCatching(element) ? [catching[element.name] ?? ''] : [];
  for (const name of [...attributes, ...caught]) yield* unbound(element, element.attributes.get(name), diagram);
  if (element.name === 'flowNodeRef') yield* unbound(element, element.text, diagram);
  if (element.name !== 'incoming' && element.name !== 'outgoing') return;
  const flow = diagram.named(element.text);
  if (flow && flow.name !== 'sequenceFlow')
    yield found(element, `Must name a sequence flow, but '${element.text}' is none`);
}

const isCatching = ({ name, parent }: XmlElement): boolean =>
  Object.hasOwn(catching, name) && ['startEvent', 'boundaryEvent'].includes(parent?.name ?? '');

function* unbound(element: XmlElement, reference: string | undefined, diagram: Diagram): Generator<Finding> {
  if (reference === undefined || !identified.test(element.name) || diagram.named(reference)) return;
  yield found(element, `cvc-id.1: There is no ID/IDREF binding for IDREF '${reference}'.`);
}
