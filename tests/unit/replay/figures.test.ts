import { describe, expect, it } from '@jest/globals';
import { figuresOf, type Outcome } from '../../../service/replay/figures.js';

const minutes = (count: number) => count * 60_000;
const outcome = (set: Partial<Outcome>): Outcome => ({
  colour: 'red',
  reportedAt: 0,
  closedAt: null,
  dueAt: null,
  ...set,
});

describe('figures of a replay', () => {
  it('counts every case once, as closed or as open', () => {
    const figures = figuresOf([outcome({ closedAt: 1 }), outcome({}), outcome({ colour: 'blue' })], 10);

    expect(figures).toMatchObject({ reported: 3, closed: 1, open: 2 });
    expect(figures.byColour.red.cases + figures.byColour.blue.cases).toBe(3);
  });

  it('counts a case as overdue where it was closed late, or is open when its deadline has passed', () => {
    const cases = [{ closedAt: 5, dueAt: 5 }, { closedAt: 6, dueAt: 5 }, { dueAt: 9 }, { dueAt: 11 }].map(outcome);

    expect(figuresOf(cases, 10).byColour.red).toMatchObject({ cases: 4, closed: 2, onTime: 1, overdue: 2 });
  });

  it('takes median and 90th percentile from report to closing by nearest rank', () => {
    const closed = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => outcome({ closedAt: minutes(count) }));

    expect(figuresOf(closed, 0).byColour.red).toMatchObject({ medianMinutes: 5, p90Minutes: 9 });
    expect(figuresOf([], 0).byColour.red).toMatchObject({ medianMinutes: null, p90Minutes: null });
  });
});
