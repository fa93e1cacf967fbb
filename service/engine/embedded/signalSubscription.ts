import { evaluateText } from './evaluate.js';
import type { Node, Value } from './graph.js';
import type { Token } from './token.js';
import type { Turn } from './turn.js';

export function prepareSignal(turn: Turn, token: Token, name: Value): string {
  return evaluateText(name, { token, now: turn.now });
}

export function openSignalSubscription(turn: Turn, token: Token, about: { node: Node; name: string }): void {
  const { node, name } = about;
  const key = turn.nextKey();
  const definitionKey = token.instance.process.key;
  const subscription = { key, name, instanceKey: token.instance.key, tokenKey: token.key, definitionKey };
  turn.state.signals.insert({ ...subscription, node: node.number });
  turn.record('SIGNAL_SUBSCRIPTION CREATED', key, { token, node, value: { signalName: name } });
}

export function closeSignalSubscriptions(turn: Turn, token: Token): void {
  for (const { key, name, node } of turn.state.signals.ofToken(token.key)) {
    turn.state.signals.delete(key);
    const about = token.instance.process.nodes[node] ?? token.node;
    turn.record('SIGNAL_SUBSCRIPTION DELETED', key, { token, node: about, value: { signalName: name } });
  }
}
