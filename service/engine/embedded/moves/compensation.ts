/** Undoing what was done: remembered when an activity completes, called by a throwing event, which waits for it. */
import type { Compensation } from '../state/compensations.js';
import type { Node, NodeOf } from '../diagram/graph.js';
import { keyText } from '../state/key.js';
import type { Happening } from '../records/recordCodes.js';
import type { Instance, Token } from '../state/token.js';
import { activated, begin, complete, completed } from './tokenMoves.js';
import type { Turn } from '../turn.js';

/** Called as the token leaves, before it is gone: of what can be undone, and of what holds something that can be. */
export function rememberCompensation(turn: Turn, token: Token): void {
  const { scope, instance, node } = token;
  if (!scope || !mayBeCompensated(instance.process.nodes)) return;
  const holdsSome = turn.state.compensations.inScope(instance.key, token.key).length > 0;
  if (!holdsSome && !handlerOf(node)) return;
  const compensation: Compensation = {
    key: turn.nextKey(),
    instanceKey: instance.key,
    scopeKey: scope.key,
    node: node.number,
    throwerKey: -1,
    tokenKey: token.key,
  };
  turn.state.compensations.insert(compensation);
  record(turn, 'COMPENSATION_SUBSCRIPTION CREATED', { token, compensation });
}

/**
 * Calls the handlers of what was done in the thrower's scope, all at once; an event sub-process also undoes what was done
 * around it, inside itself (measured on 8.5.8). False where there is nothing to undo.
 */
export function throwCompensation(turn: Turn, thrower: Token, activity: string | undefined): boolean {
  const { instance, scope } = thrower;
  if (!scope) return false;
  const around = scope.node.kind === 'eventSubProcess' && scope.scope ? [scope.scope] : [];
  const wanted = [...around, scope]
    .flatMap(({ key }) => turn.state.compensations.inScope(instance.key, key))
    .filter(isOpen)
    .filter(({ node }) => activity === undefined || instance.process.nodes[node]?.id === activity);
  for (const compensation of wanted) undo(turn, { thrower, scope, compensation });
  return wanted.length > 0;
}

/** A handler has done its work; the event that called it goes on after the last. */
export function compensated(turn: Turn, handler: Token, scope: Token): void {
  if (handler.compensates === -1) return;
  const compensation = turn.state.compensations.get(handler.compensates);
  if (!compensation) return;
  completeCompensation(turn, scope, compensation);
  const { instanceKey, throwerKey } = compensation;
  const thrower = scope.instance.tokens.get(throwerKey);
  if (thrower && turn.state.compensations.ofThrower(instanceKey, throwerKey).length === 0) complete(turn, thrower);
}

/** Of a scope that was done without a handler of its own this is when all inside it is undone. */
function completeCompensation(turn: Turn, scope: Token, compensation: Compensation): void {
  const { compensations } = turn.state;
  compensations.delete(compensation.key);
  record(turn, 'COMPENSATION_SUBSCRIPTION COMPLETED', { token: scope, compensation });
  const { instanceKey, scopeKey } = compensation;
  const around = compensations.of(instanceKey, scopeKey);
  if (!around || handlerOf(scope.instance.process.nodes[around.node])) return;
  if (compensations.inScope(instanceKey, scopeKey).length === 0) completeCompensation(turn, scope, around);
}

/** The process ends, or a sub-process is ended: nothing of it can be undone any more. */
export function forgetCompensations(turn: Turn, scope: Token): void {
  const { instance, node } = scope;
  const { compensations } = turn.state;
  if (!mayBeCompensated(instance.process.nodes)) return;
  if (node.kind !== 'process') return forgetInside(turn, scope, scope.key);
  for (const compensation of compensations.ofInstance(instance.key)) forget(turn, scope, compensation);
}

/** The instance is ended by a modification, which says nothing of them (measured on 8.5.8). */
export function dropCompensations(turn: Turn, { key, process }: Instance): void {
  if (!mayBeCompensated(process.nodes)) return;
  const { compensations } = turn.state;
  for (const compensation of compensations.ofInstance(key)) compensations.delete(compensation.key);
}

function forgetInside(turn: Turn, scope: Token, scopeKey: number): void {
  for (const compensation of turn.state.compensations.inScope(scope.instance.key, scopeKey)) {
    forget(turn, scope, compensation);
    forgetInside(turn, scope, compensation.tokenKey);
  }
}

function forget(turn: Turn, scope: Token, compensation: Compensation): void {
  turn.state.compensations.delete(compensation.key);
  record(turn, 'COMPENSATION_SUBSCRIPTION DELETED', { token: scope, compensation });
}

/** Its handler is called, and what was done inside it is undone as well. */
function undo(turn: Turn, about: { thrower: Token; scope: Token; compensation: Compensation }): void {
  const { thrower, scope, compensation } = about;
  const { key, instanceKey, tokenKey } = compensation;
  const done = scope.instance.process.nodes[compensation.node];
  const boundary = done && boundaryOf(done);
  if (boundary) passBoundary(turn, scope, boundary);
  turn.state.compensations.trigger(key, thrower.key);
  record(turn, 'COMPENSATION_SUBSCRIPTION TRIGGERED', { token: scope, compensation });
  const handler = handlerOf(done);
  if (handler) {
    const place = { instance: scope.instance.key, node: handler.number, scope: scope.key };
    turn.then({ do: 'activate', ...place, compensates: key });
  }
  for (const inside of turn.state.compensations.inScope(instanceKey, tokenKey).filter(isOpen)) {
    undo(turn, { thrower, scope, compensation: inside });
  }
}

function passBoundary(turn: Turn, scope: Token, boundary: NodeOf<'boundaryEvent'>): void {
  const event = begin(turn, scope, boundary);
  activated(turn, event);
  turn.recordElement('COMPLETING', event);
  completed(turn, event);
}

const isOpen = ({ throwerKey }: Compensation): boolean => throwerKey === -1;

const handlerOf = (node: Node | undefined): Node | undefined => node && boundaryOf(node)?.compensationHandler;

function boundaryOf(node: Node): NodeOf<'boundaryEvent'> | undefined {
  return node.boundaries.find(({ trigger }) => trigger.type === 'compensation');
}

/** Most processes compensate nothing: they are spared the questions to the table. */
function mayBeCompensated(nodes: readonly Node[]): boolean {
  let known = compensating.get(nodes);
  if (known === undefined) {
    known = nodes.some(({ compensationHandler }) => compensationHandler !== undefined);
    compensating.set(nodes, known);
  }
  return known;
}

const compensating = new WeakMap<readonly Node[], boolean>();

function record(
  turn: Turn,
  happening: Happening,
  { token, compensation }: { token: Token; compensation: Compensation },
): void {
  const done = token.instance.process.nodes[compensation.node];
  turn.record(happening, compensation.key, {
    token,
    value: {
      compensableActivityId: done?.id ?? '',
      compensationHandlerId: handlerOf(done)?.id ?? '',
      compensableActivityScopeKey: keyText(compensation.scopeKey),
    },
  });
}
