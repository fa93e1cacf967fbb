/** The end of an instance: its caller goes on, and messages that waited for its end may start the next one. */
import type { Json } from './json.js';
import { startByMessage } from './publishMessage.js';
import type { Token } from './token.js';
import { complete, remove } from './tokenMoves.js';
import type { Turn } from './turn.js';

export function processCompleted(turn: Turn, root: Token): void {
  turn.recordElement('COMPLETED', root);
  remove(turn, root);
  releaseStartLock(turn, root);
  const { parentInstanceKey, parentTokenKey } = root.instance;
  if (parentInstanceKey === -1) return;
  const caller = turn.state.instances.get(parentInstanceKey)?.tokens.get(parentTokenKey);
  if (caller?.node.kind !== 'callActivity') return;
  const takesAll = caller.node.propagateAllChildVariables || caller.node.outputs.length > 0;
  caller.payload = { variables: takesAll ? variablesOf(root) : {} };
  turn.changed(caller);
  complete(turn, caller);
}

/** The next message with this key that was published meanwhile, and still lives, starts the process again. */
export function releaseStartLock(turn: Turn, root: Token): void {
  const { subscriptions, messages, definitions } = turn.state;
  const freed = subscriptions.unlock(root.instance.key);
  const latest = freed && definitions.latest(freed.bpmnProcessId);
  if (!freed || !latest) return;
  const waiting = subscriptions
    .startsOf(latest.key)
    .flatMap((start) =>
      messages.waitingFor({ ...freed, name: start.name, now: turn.now }).map((message) => ({ start, message })),
    )
    .sort((one, other) => one.message.key - other.message.key)[0];
  if (waiting) startByMessage(turn, waiting.start, waiting.message);
}

function variablesOf(root: Token): Record<string, Json> {
  return Object.fromEntries(Array.from(root.variables ?? [], ([name, { value }]) => [name, value]));
}
