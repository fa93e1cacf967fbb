import { describe, expect, it } from '@jest/globals';
import { figuresOf } from '../../../service/domain/caseFigures.js';
import { isContent } from '../../../service/domain/rating.js';
import { openCase } from '../../builders/openCase.js';

const rated = (solved: boolean, at: number) => ({ rating: solved ? 5 : 1, solved, comment: '', at });

describe('rating', () => {
  it('is content from three stars on, and only where it was solved', () => {
    expect([1, 2, 3, 4, 5].filter((rating) => isContent({ rating, solved: true }))).toEqual([3, 4, 5]);
    expect(isContent({ rating: 5, solved: false })).toBe(false);
  });
});

describe('the figure of what residents call solved', () => {
  const figures = (state: Partial<ReturnType<typeof openCase>>) => {
    const { solved, unanswered } = figuresOf({ ...openCase(), ...state });
    return { solved: solved?.holds ?? null, unanswered: unanswered?.holds ?? null };
  };

  it('knows the latest word, be it a rating or the answer to a revisit', () => {
    expect(figures({ rating: rated(false, 1), revisit: { outcome: 'satisfied', at: 2 } }).solved).toBe(true);
    expect(figures({ rating: rated(true, 3), revisit: { outcome: 'unsatisfied', at: 2 } }).solved).toBe(true);
  });

  it('leaves out a revisit that nobody answered, which is counted apart', () => {
    expect(figures({ revisit: { outcome: 'unanswered', at: 2 } })).toEqual({ solved: null, unanswered: true });
  });

  it('takes in a resident who rates after all', () => {
    const late = { rating: rated(false, 3), revisit: { outcome: 'unanswered', at: 2 } as const };

    expect(figures(late)).toEqual({ solved: false, unanswered: false });
  });

  it('says nothing of a case whose revisit has not ended', () => {
    expect(figures({})).toEqual({ solved: null, unanswered: null });
  });
});
