import { startByMessage } from './publishMessage.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

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
