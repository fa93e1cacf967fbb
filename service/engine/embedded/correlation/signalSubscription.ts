import { evaluateText } from '../moves/evaluate.js';
import type { Node, Value } from '../diagram/graph.js';
import type { Happening } from '../records/recordCodes.js';
import type { SignalSubscription } from '../state/signals.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

export function prepareSignal(turn: Turn, token: Token, name: Value): string {
  return evaluateText(name, { token, now: turn.now });
}

export function openSignalSubscription(turn: Turn, token: Token, about: { node: Node; name: string }): void {
  const { node, name } = about;
  const key = turn.nextKey();
  const definitionKey = token.instance.process.key;
  const place = { instanceKey: token.instance.key, tokenKey: token.key, definitionKey, node: node.number };
  const subscription = { key, name, ...place };
  turn.state.signals.insert(subscription);
  recordSignalSubscription(turn, 'SIGNAL_SUBSCRIPTION CREATED', { token, subscription });
}

export function closeSignalSubscriptions(turn: Turn, token: Token): void {
  for (const subscription of turn.state.signals.ofToken(token.key)) closeSignalSubscription(turn, token, subscription);
}

export function closeSignalSubscription(turn: Turn, token: Token, subscription: SignalSubscription): void {
  turn.state.signals.delete(subscription.key);
  recordSignalSubscription(turn, 'SIGNAL_SUBSCRIPTION DELETED', { token, subscription });
}

export function recordSignalSubscription(
  turn: Turn,
  happening: Happening,
  { token, subscription }: { token: Token; subscription: SignalSubscription },
): void {
  const node = token.instance.process.nodes[subscription.node] ?? token.node;
  turn.record(happening, subscription.key, { token, node, value: { signalName: subscription.name } });
}
