import type { Case, CaseDeadline } from './case.js';
import { isUnanswered, saidSolved } from './rating.js';

export const figureIds = [
  'handled',
  'handledOnTime',
  'acknowledgedOnTime',
  'respondedOnTime',
  'returned',
  'reworked',
  'solved',
  'unanswered',
] as const;
export type FigureId = (typeof figureIds)[number];

/** From `from` on (UTC milliseconds) a case is one of those that a figure is about, and it holds for it or not. */
export interface Tally {
  from: number;
  holds: boolean;
}

/**
 * How a case counts in each figure; null where the figure is not about it. Kept with the case's line in lists, so that a
 * figure is two counts over an index, and opens the very cases that it has counted.
 */
export function figuresOf(state: Case): Record<FigureId, Tally | null> {
  const { status, decision, returns, reworks, revisit } = state;
  const solved = saidSolved(state);
  if (status === 'withdrawn' || status === 'ended') return none;
  return {
    handled: { from: 0, holds: status === 'closed' },
    handledOnTime: onTime(state, 'handle'),
    acknowledgedOnTime: onTime(state, 'acknowledge'),
    respondedOnTime: onTime(state, 'respond'),
    returned: decision?.level === 'department' ? { from: 0, holds: returns > 0 } : null,
    reworked: status === 'closed' ? { from: 0, holds: reworks > 0 } : null,
    solved: solved === null ? null : { from: 0, holds: solved },
    unanswered: revisit || solved !== null ? { from: 0, holds: isUnanswered(state) } : null,
  };
}

const none = {
  handled: null,
  handledOnTime: null,
  acknowledgedOnTime: null,
  respondedOnTime: null,
  returned: null,
  reworked: null,
  solved: null,
  unanswered: null,
};

/** Late from the first deadline that was or will have been missed; on time once all are met and none was missed. */
function onTime({ deadlines }: Case, clock: CaseDeadline['clock']): Tally | null {
  const own = deadlines.filter((deadline) => deadline.clock === clock);
  if (own.length === 0) return null;
  const missed = own.filter(({ metAt, dueAt }) => metAt === null || metAt > dueAt);
  if (missed.length > 0) return { from: Math.min(...missed.map(({ dueAt }) => dueAt)), holds: false };
  return { from: Math.max(...own.map(({ metAt }) => metAt ?? 0)), holds: true };
}
