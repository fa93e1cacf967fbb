/** A token that is put on an element from outside: where an instance begins, or where a running one is moved to. */
import { DomainError } from '../../../domain/errors.js';
import type { Activation } from '../../port.js';
import { openListeners } from './events.js';
import { ElementFailure } from './failure.js';
import type { ExecutableProcess, Node } from '../diagram/graph.js';
import { keyOf, variablesOf } from './input.js';
import type { JsonObject } from '../state/json.js';
import type { Instance, Token } from '../state/token.js';
import { activated, begin } from './tokenMoves.js';
import type { Turn } from '../turn.js';
import { setLocal } from './variables.js';

/** Where a token will begin; its scope is there and counts it already. */
export interface PlacedToken {
  readonly node: Node;
  readonly scope: Token;
  readonly locals: JsonObject;
}

/**
 * Opens the scopes around the element that do not run yet, without their start events, and sets the variables.
 * @throws what `refuse` makes of the reason, where no token can stand there
 */
export function placeToken(
  turn: Turn,
  instance: Instance,
  { activation, refuse }: { activation: Activation; refuse: Refuse },
): PlacedToken {
  const node = activatable(instance.process, activation.elementId, refuse);
  const scope = scopeAround(turn, node, { instance, ancestor: ancestorIn(instance, activation, refuse), refuse });
  const locals: Record<string, JsonObject[string]> = {};
  for (const { values, scopeId } of activation.variables ?? []) {
    const given = variablesOf(values);
    if (scopeId === node.id) Object.assign(locals, given);
    else setLocal(turn, scopeCalled(scopeId, { scope, instance, refuse }), given);
  }
  scope.flows += 1;
  turn.changed(scope);
  return { node, scope, locals };
}

/** As the next command. */
export function activatePlaced(turn: Turn, { node, scope, locals }: PlacedToken): void {
  const place = { instance: scope.instance.key, node: node.number, scope: scope.key };
  turn.then({ do: 'activate', ...place, counted: true, locals });
}

type Refuse = (what: string) => DomainError;

/** A reason becomes a sentence: what was to be done, and what stands against it. */
export const refusing =
  (intent: string): Refuse =>
  (what) =>
    new DomainError('ENGINE_INVALID_ARGUMENT', { reason: `${intent} ${what}` });

function activatable(process: ExecutableProcess, id: string, refuse: Refuse): Node {
  const node = process.nodes.find((one) => one.id === id); // of a multi-instance activity the body, which comes first
  const unsupported = node ? unsupportedType(node) : process.flows.some((flow) => flow.id === id) && 'SEQUENCE_FLOW';
  if (unsupported) {
    throw refuse(
      `the element with id '${id}' targets unsupported element type '${unsupported}'. Supported are tasks, gateways, sub-processes, call activities, intermediate and end events.`,
    );
  }
  if (!node) throw refuse(`no element found with id '${id}'.`);
  if (node.incoming.some(({ source }) => source.kind === 'eventBasedGateway')) {
    throw refuse(`the event '${id}' stands behind an event-based gateway. Activate the gateway instead.`);
  }
  return node;
}

function unsupportedType({ kind, elementType }: Node): string | undefined {
  return kind === 'process' || kind === 'startEvent' || kind === 'boundaryEvent' ? elementType : undefined;
}

function ancestorIn(instance: Instance, activation: Activation, refuse: Refuse): Token | undefined {
  const { ancestorElementInstanceKey: key, elementId } = activation;
  if (key === undefined) return undefined;
  const ancestor = instance.tokens.get(keyOf(key, 'element'));
  if (!ancestor) throw refuse(`the ancestor '${key}' of element '${elementId}' is not active in this instance.`);
  return ancestor;
}

interface Around {
  readonly instance: Instance;
  readonly ancestor: Token | undefined;
  readonly refuse: Refuse;
}

/**
 * The running scope that the element stands in, or a new one inside the running scope around that. Where an ancestor
 * farther out is named, every scope inside it is opened anew, as the broker does (measured on 8.5.8).
 */
function scopeAround(turn: Turn, node: Node, around: Around): Token {
  const { instance, ancestor, refuse } = around;
  const wanted = node.scope;
  if (!wanted) return instance.root;
  if (ancestor?.node === wanted) return takesMore(ancestor, refuse);
  if (ancestor && wanted.kind === 'process') {
    throw refuse(`the ancestor '${ancestor.key}' is not around the element '${node.id}'.`);
  }
  const [running, another] = ancestor ? [] : [...instance.tokens.values()].filter(({ node: one }) => one === wanted);
  if (another) {
    throw refuse(
      `there is more than one active '${wanted.id}' around the element '${node.id}'. Say which one is meant.`,
    );
  }
  if (running) return takesMore(running, refuse);
  if (wanted.kind === 'multiInstanceBody') {
    throw refuse(`the element '${node.id}' is inside the multi-instance '${wanted.id}', of which no item is active.`);
  }
  const scope = begin(turn, scopeAround(turn, wanted, around), wanted);
  activated(turn, scope);
  listenOrRefuse(turn, scope, refuse);
  return scope;
}

/** Nobody is there yet who could hold an incident. */
export function listenOrRefuse(turn: Turn, scope: Token, refuse: Refuse): void {
  try {
    openListeners(turn, scope);
  } catch (error) {
    if (error instanceof ElementFailure) throw refuse(error.message);
    throw error;
  }
}

function takesMore(scope: Token, refuse: Refuse): Token {
  if (scope.state === 'activated' && !scope.closed && !scope.trigger) return scope;
  throw refuse(`the scope '${scope.node.id}' is about to end.`);
}

function scopeCalled(id: string | undefined, about: { scope: Token; instance: Instance; refuse: Refuse }): Token {
  const { scope, instance, refuse } = about;
  if (id === undefined) return instance.root;
  for (let at: Token | undefined = scope; at; at = at.scope) if (at.node.id === id) return at;
  throw refuse(`'${id}' is neither the element nor a scope around it, so it cannot take variables.`);
}
