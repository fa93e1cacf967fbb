/** What catches the same thing twice in one place leaves open which of the two is meant. */
import type { Diagram } from '../diagram.js';
import { kindOf } from '../eventDefinition.js';
import { found, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, childrenOf, idOf, type XmlElement } from '../xmlElement.js';
import { isEventSubProcess } from './subProcess.js';

type Kind = 'message' | 'signal' | 'error' | 'escalation';

/** Per kind: which attribute of what it refers to tells two apart, and the words for a second one. */
const told: Readonly<Record<Kind, { by: string; twice(value: string): string }>> = {
  message: {
    by: 'name',
    twice: (name) => `Multiple message event definitions with the same name '${name}' are not allowed.`,
  },
  signal: {
    by: 'name',
    twice: (name) => `Multiple signal event definitions with the same name '${name}' are not allowed.`,
  },
  error: { by: 'errorCode', twice: (code) => sameCode({ one: 'error', all: 'errors' }, code) },
  escalation: { by: 'escalationCode', twice: (code) => sameCode({ one: 'escalation', all: 'escalations' }, code) },
};

const sameCode = ({ one, all }: { one: string; all: string }, code: string): string =>
  code === '' || code === NOTHING
    ? `The same scope can not contain more than one ${one} catch event without ${one} code. ` +
      `An ${one} catch event without ${one} code catches all ${all}.`
    : `Multiple ${one} catch events with the same ${one} code '${code}' are not supported on the same scope.`;

/** Stands for an event that names no error at all, which the broker tells from one that has no code. */
const NOTHING = '\0';

export const boundaryEventsDiffer: Rule = {
  of: [
    'serviceTask',
    'sendTask',
    'receiveTask',
    'userTask',
    'manualTask',
    'task',
    'businessRuleTask',
    'scriptTask',
  ].concat(['subProcess', 'callActivity']),
  *check(element, diagram) {
    yield* alike(element, attachedTo(element), diagram);
  },
};

/** A message that comes could mean either of the two. */
export const receiveTaskDiffersFromItsBoundaries: Rule = {
  of: ['receiveTask'],
  *check(element, diagram) {
    const name = nameOf(diagram.referenced(element, 'messageRef'));
    if (name === '') return;
    const isTaken = attachedTo(element).some((event) => valueOf(event, 'message', diagram) === name);
    if (isTaken) yield found(element, 'Cannot reference the same message name as a boundary event');
  },
};

export const eventSubProcessesDiffer: Rule = {
  of: ['process', 'subProcess'],
  *check(element, diagram) {
    const starts = childrenOf(element, 'subProcess')
      .filter(isEventSubProcess)
      .flatMap((inner) => childrenOf(inner, 'startEvent'));
    yield* alike(element, starts, diagram);
  },
};

export const eventGatewayTargetsDiffer: Rule = {
  of: ['eventBasedGateway'],
  *check(element, diagram) {
    const targets = diagram.outgoing(element).map((flow) => diagram.referenced(flow, 'targetRef'));
    yield* alike(
      element,
      targets.filter((target) => target !== undefined),
      diagram,
    );
  },
};

const nameOf = (message: XmlElement | undefined): string => (message && attribute(message, 'name')) ?? '';

function attachedTo(host: XmlElement): XmlElement[] {
  const events = childrenOf(host.parent ?? host, 'boundaryEvent');
  return events.filter((event) => attribute(event, 'attachedToRef') === idOf(host));
}

export function* alike(where: XmlElement, events: readonly XmlElement[], diagram: Diagram): Generator<Finding> {
  const seen = new Set<string>();
  for (const event of events) {
    const kind = kindOf(event);
    if (!isTold(kind)) continue;
    const value = valueOf(event, kind, diagram);
    if (value === undefined) continue;
    const key = `${kind} ${value}`;
    if (seen.has(key)) yield found(where, told[kind].twice(value));
    seen.add(key);
  }
}

const isTold = (kind: string): kind is Kind => Object.hasOwn(told, kind);

/** Undefined where it cannot be told: a message or signal without a name is another rule's. */
function valueOf(event: XmlElement, kind: Kind, diagram: Diagram): string | undefined {
  const definition = childrenOf(event, `${kind}EventDefinition`)[0];
  const what = definition && diagram.referenced(definition, `${kind}Ref`);
  const isCode = kind === 'error' || kind === 'escalation';
  if (isCode && !what) return NOTHING;
  const value = (what && attribute(what, told[kind].by)) ?? '';
  return value === '' && !isCode ? undefined : value;
}
