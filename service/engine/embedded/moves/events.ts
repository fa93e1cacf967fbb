/** The events that can set something off while a token is there: opened and closed with it. */
import type { CatchingNode, Node, Trigger } from '../diagram/graph.js';
import {
  closeMessageSubscription,
  closeMessageSubscriptions,
  openMessageSubscription,
  prepareMessageSubscription,
  takeNamesake,
} from '../correlation/messageSubscription.js';
import { closeTimer, closeTimers, openTimer, prepareTimer } from '../timing/openTimer.js';
import {
  closeSignalSubscription,
  closeSignalSubscriptions,
  openSignalSubscription,
  prepareSignal,
} from '../correlation/signalSubscription.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/**
 * Evaluates all of them, then opens messages, timers and signals, in this order. `keyScope`: whose variables the
 * correlation keys see, where that is not the token (a boundary event's key is the parent scope's).
 */
export function openEvents(turn: Turn, token: Token, nodes: readonly CatchingNode[], keyScope = token): void {
  if (nodes.length > 0) open(nodes.flatMap((node) => prepareEvent(turn, { token, keyScope }, node)));
}

/** A scope's event sub-processes and boundary events: of each kind first those (measured on 8.5.8). */
export function openListeners(turn: Turn, scope: Token): void {
  const { eventStarts, boundaries } = scope.node;
  if (eventStarts.length + boundaries.length === 0) return;
  const inside = { token: scope, keyScope: scope };
  const around = { token: scope, keyScope: scope.scope ?? scope };
  open([
    ...eventStarts.flatMap((node) => prepareEvent(turn, inside, node)),
    ...boundaries.flatMap((node) => prepareEvent(turn, around, node)),
  ]);
}

function open(events: readonly PreparedEvent[]): void {
  for (const order of [0, 1, 2]) for (const event of events) if (event.order === order) event.open();
}

/** Asks the tables only for what can be open here: most elements wait for nothing. */
export function closeEvents(turn: Turn, token: Token): void {
  const { timer, message, signal } = heardAt(token.node);
  if (timer) closeTimers(turn, token);
  if (message) closeMessageSubscriptions(turn, token);
  if (signal) closeSignalSubscriptions(turn, token);
}

/** All that can be open for a token that stands here. */
export function catchersOf(node: Node): readonly CatchingNode[] {
  const own = [node, ...(node.kind === 'eventBasedGateway' ? node.outgoing.map(({ target }) => target) : [])];
  return [...own.filter(isWaiting), ...node.boundaries, ...node.eventStarts];
}

function isWaiting(node: Node): node is CatchingNode {
  return node.kind === 'catchEvent' || node.kind === 'receiveTask';
}

type Heard = Partial<Record<Trigger['type'], number>>;
const heard = new WeakMap<Node, Heard>();

/** How many events of each kind can be open for a token that stands here. */
function heardAt(node: Node): Heard {
  let many = heard.get(node);
  if (!many) {
    many = {};
    for (const { trigger } of catchersOf(node)) many[trigger.type] = (many[trigger.type] ?? 0) + 1;
    heard.set(node, many);
  }
  return many;
}

/** An event sub-process has taken over: the others of the scope are heard no more; boundary events around it are. */
export function closeEventStarts(turn: Turn, scope: Token): void {
  const { timers, subscriptions, signals } = turn.state;
  const isStart = ({ node }: { node: number }) => scope.instance.process.nodes[node]?.kind === 'startEvent';
  for (const timer of timers.ofToken(scope.key).filter(isStart)) closeTimer(turn, scope, timer);
  for (const one of subscriptions.ofToken(scope.key).filter(isStart)) closeMessageSubscription(turn, scope, one);
  for (const one of signals.ofToken(scope.key).filter(isStart)) closeSignalSubscription(turn, scope, one);
}

/** In which order the kinds are opened. */
interface PreparedEvent {
  readonly order: 0 | 1 | 2;
  readonly open: () => void;
}

/** Evaluates without opening anything. @throws ElementFailure */
export function prepareEvent(
  turn: Turn,
  sight: { token: Token; keyScope: Token },
  node: CatchingNode,
): PreparedEvent[] {
  const { token } = sight;
  const { trigger } = node;
  switch (trigger.type) {
    case 'message': {
      const prepared = prepareMessageSubscription(turn, sight, trigger);
      const open = () => {
        const isAlone = heardAt(token.node).message === 1;
        const namesake = isAlone ? undefined : takeNamesake(turn, token, prepared.name);
        const { correlationKey } = namesake ?? prepared;
        openMessageSubscription(turn, token, { node, name: prepared.name, correlationKey });
      };
      return [{ order: 0, open }];
    }
    case 'timer': {
      const prepared = prepareTimer(turn, token, trigger);
      return [{ order: 1, open: () => openTimer(turn, token, { node, prepared }) }];
    }
    case 'signal': {
      const name = prepareSignal(turn, token, trigger.name);
      return [{ order: 2, open: () => openSignalSubscription(turn, token, { node, name }) }];
    }
    case 'none':
    case 'error':
    case 'escalation':
    case 'compensation':
      return [];
  }
}
