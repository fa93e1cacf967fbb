import { z } from 'zod';
import { decide } from '../../domain/caseCommand.js';
import { isSuspended, minutesLeft, openDeadline } from '../../domain/caseDeadline.js';
import { evolve } from '../../domain/caseEvent.js';
import { isoInstant } from '../../domain/isoInstant.js';
import { caseJob, type JobNeeds } from './caseJob.js';
import { Clock } from './clock.js';

/** While a case is suspended it may be resumed at any moment: what is late already is looked at this often. */
const LATE_SUSPENDED_WAIT_MS = 3_600_000;
/** Nobody has to meet the clock any more: the work is elsewhere or done, and the waiting branch ends with it. */
const MET_WAIT_MS = 24 * 3_600_000;

/** `deadline.check`: the diagram's timer has fired; the stored deadline may lie later by now, or stand still. */
export const deadlineCheck = (needs: JobNeeds) =>
  caseJob(needs, { caseId: z.string(), organisation: z.string(), clock: Clock }, ({ state, variables, at }) => {
    const { calendar } = needs;
    const wait = (until: number) => ({
      verdict: 'wait',
      waitUntil: isoInstant(Math.ceil(until / 1000) * 1000, calendar.utcOffsetMinutes),
    });
    const ended = isSuspended(state) && state.suspension !== null && state.suspension.until <= at;
    const events = ended ? decide({ type: 'resume', reason: '', calendar, at, by: null }, state) : [];
    const current = events.reduce(evolve, state);
    const deadline = openDeadline(current, variables.organisation, variables.clock);
    if (!deadline) return { events, complete: wait(at + MET_WAIT_MS) };
    if (current.suspension && isSuspended(current)) {
      const { from, until } = current.suspension;
      // What was left when the clock stopped is left when it goes on: even if that is now, it cannot be late before.
      const leftMs = minutesLeft(deadline, from, calendar) * 60_000;
      return { events, complete: wait(Math.min(until, at + Math.max(leftMs, LATE_SUSPENDED_WAIT_MS))) };
    }
    if (deadline.dueAt > at) return { events, complete: wait(deadline.dueAt) };
    return { events, complete: { verdict: 'overdue', waitUntil: isoInstant(at, calendar.utcOffsetMinutes) } };
  });
