import type { Turn } from '../turn.js';

/** Removes messages whose time to live is over. Their EXPIRED record names nothing but its key, as in 8.5. */
export function purgeMessages(turn: Turn, most: number): void {
  for (const { key } of turn.state.messages.expired(turn.now, most)) {
    turn.state.messages.delete(key);
    const value = { name: '', correlationKey: '', messageId: '', timeToLive: -1, variables: {} };
    turn.recordApart('MESSAGE EXPIRED', key, value);
  }
}
