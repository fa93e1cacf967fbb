import type { Case } from './case.js';

/** Below this many stars the resident is not content, even where he calls it solved. */
const FEWEST_STARS = 3;

/** Whether the rating lets the case rest; one that does not brings it back to the check, once. */
export const isContent = ({ rating, solved }: { rating: number; solved: boolean }): boolean =>
  solved && rating >= FEWEST_STARS;

/** Whether the resident has rated the outcome that stands: after a reopening he is asked again. */
export function isRated({ rating, closedAt }: Pick<Case, 'rating' | 'closedAt'>): boolean {
  return rating !== null && rating.at >= (closedAt ?? 0);
}

/** Whether it was solved, in the resident's latest word: a rating, or the answer to the revisit. Null: not a word. */
export function saidSolved({ rating, revisit }: Pick<Case, 'rating' | 'revisit'>): boolean | null {
  if (revisit && revisit.outcome !== 'unanswered' && revisit.at > (rating?.at ?? 0)) {
    return revisit.outcome === 'satisfied';
  }
  return rating?.solved ?? null;
}

/** Whether the last revisit was in vain, and has stayed so. */
export const isUnanswered = ({ rating, revisit }: Pick<Case, 'rating' | 'revisit'>): boolean =>
  revisit?.outcome === 'unanswered' && revisit.at > (rating?.at ?? 0);
