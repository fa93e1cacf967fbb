import type { Condition } from '../../stores/port.js';

/** A day ahead is when a clerk can still do something about it. */
export const NEAR_DUE_MS = 24 * 3_600_000;

/** The range of dueAt that is overdue, near due or later. */
export function dueWithin(due: 'overdue' | 'nearDue' | 'later', now: number): Condition {
  switch (due) {
    case 'overdue':
      return { lt: now };
    case 'nearDue':
      return { gte: now, lt: now + NEAR_DUE_MS };
    case 'later':
      return { gte: now + NEAR_DUE_MS };
  }
}
