/**
 * Suspension: whatever would move a suspended instance is put aside as a held follow-up, in the order in which it came,
 * and happens when the instance is resumed. Suspending is one row however many instances stand still by it.
 */
import type { EngineState } from '../state/engineState.js';
import type { FollowUp } from '../state/followUp.js';
import type { Timer } from '../state/timers.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/** Held follow-ups and jobs that one turn releases, so that others have theirs. */
const RELEASED_AT_ONCE = 200;

/** An instance stands still with its definition, and with whoever called it. */
export function isSuspended({ suspensions, instances }: EngineState, instanceKey: number): boolean {
  if (suspensions.none) return false;
  for (let key = instanceKey; key !== -1; ) {
    const instance = instances.get(key);
    if (!instance) return false;
    if (suspensions.has(key) || suspensions.has(instance.process.key)) return true;
    key = instance.parentInstanceKey;
  }
  return false;
}

/** True where it was put aside. */
export function heldBack(turn: Turn, next: FollowUp): boolean {
  if (turn.state.suspensions.none || !advances(next) || !isSuspended(turn.state, next.instance)) return false;
  turn.state.followUps.hold(next);
  return true;
}

/** A suspended instance can be cancelled, and one that begins can be seen. */
function advances(next: FollowUp): boolean {
  switch (next.do) {
    case 'activate':
    case 'complete':
    case 'retry':
    case 'startItems':
    case 'correlate':
    case 'signal':
    case 'broadcast':
    case 'answer':
    case 'timer':
      return true;
    case 'begin':
    case 'terminate':
    case 'terminateChildren':
    case 'openMessageSubscription':
    case 'messageSubscriptionConfirmed':
    case 'messageSubscriptionGoesOn':
    case 'record':
    case 'forgetMessage':
    case 'release':
      return false;
  }
}

/** A timer is due, and what it belongs to is suspended: it fires on resumption, once. */
export function holdTimer(turn: Turn, timer: Timer): boolean {
  if (!timerWaits(turn.state, timer)) return false;
  turn.state.timers.hold(timer.key);
  turn.state.followUps.hold({ do: 'timer', instance: timer.instanceKey, timer: timer.key });
  return true;
}

function timerWaits(state: EngineState, { instanceKey, definitionKey }: Timer): boolean {
  return instanceKey === -1 ? state.suspensions.has(definitionKey) : isSuspended(state, instanceKey);
}

/** Goes through what is held, a portion a turn, follow-ups before jobs, and lets go what no longer has to wait. */
export function release(turn: Turn, { what, after }: Extract<FollowUp, { do: 'release' }>): void {
  const last = what === 'followUps' ? releaseFollowUps(turn, after) : releaseJobs(turn, after);
  if (last !== undefined) turn.later({ do: 'release', instance: -1, what, after: last });
  else if (what === 'followUps') turn.later({ do: 'release', instance: -1, what: 'jobs', after: -1 });
}

/** Returns how far it has come, undefined at the end. */
function releaseFollowUps(turn: Turn, after: number): number | undefined {
  const { followUps } = turn.state;
  const held = followUps.held(after, RELEASED_AT_ONCE);
  for (const { id, followUp } of held) {
    if (stillWaits(turn.state, followUp)) continue;
    followUps.delete(id);
    turn.then(followUp);
  }
  return held.length < RELEASED_AT_ONCE ? undefined : held.at(-1)?.id;
}

function stillWaits(state: EngineState, followUp: FollowUp): boolean {
  if (followUp.do !== 'timer') return isSuspended(state, followUp.instance);
  const timer = state.timers.get(followUp.timer);
  return timer !== undefined && timerWaits(state, timer);
}

function releaseJobs(turn: Turn, after: number): number | undefined {
  const { jobs } = turn.state;
  const held = jobs.suspended(after, RELEASED_AT_ONCE);
  for (const job of held) if (!isSuspended(turn.state, job.instanceKey)) jobs.update({ ...job, state: 'activatable' });
  return held.length < RELEASED_AT_ONCE ? undefined : held.at(-1)?.key;
}

/** The instance has ended while it was suspended. */
export function forgetSuspension(turn: Turn, root: Token): void {
  const { suspensions, followUps } = turn.state;
  const { key } = root.instance;
  if (suspensions.none) return;
  followUps.dropHeld(key);
  if (suspensions.has(key)) suspensions.delete(key);
}
