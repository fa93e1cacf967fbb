import { eventTriggered } from '../moves/eventTriggered.js';
import { closeTimer, recordTimer, reopenTimer } from '../timing/openTimer.js';
import { holdTimer } from '../moves/suspension.js';
import { startByTimer } from '../timing/timerStart.js';
import type { Turn } from '../turn.js';

/** A timer's time has come. */
export function fireTimer(turn: Turn, key: number): void {
  const timer = turn.state.timers.get(key);
  if (!timer || holdTimer(turn, timer)) return;
  if (timer.tokenKey === -1) {
    turn.state.timers.delete(key);
    return startByTimer(turn, timer);
  }
  const token = turn.state.instances.get(timer.instanceKey)?.tokens.get(timer.tokenKey);
  const node = token?.instance.process.nodes[timer.node];
  // What it stands at could not complete: the timer ends when that goes on (measured on 8.5.8).
  if (token?.state === 'completing') return turn.state.timers.hold(key);
  // Held back together with the message that has decided the race: it comes too late, and is told so.
  if (token && (token.state !== 'activated' || token.trigger)) return closeTimer(turn, token, timer);
  turn.state.timers.delete(key);
  if (!token || !node) return;
  recordTimer(turn, 'TIMER TRIGGERED', { timer, token });
  eventTriggered(turn, token, { node, variables: {} });
  reopenTimer(turn, token, timer);
}
