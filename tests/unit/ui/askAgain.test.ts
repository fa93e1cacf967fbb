import { describe, expect, it } from '@jest/globals';
import { askAgainAfter } from '../../../ui/mobile/follow/askAgain.js';

const NINE = Date.parse('2026-03-02T09:00:00+08:00');
const department = { zh: '县城管局', en: 'Urban Management' };

describe('a report that is followed', () => {
  it('is asked for every second until somebody holds it', () => {
    const young = { status: 'reported', holder: null, reportedAt: NINE } as const;

    expect(askAgainAfter(young, NINE + 5_000)).toBe(1_000);
    expect(askAgainAfter({ ...young, status: 'open' }, NINE + 5_000)).toBe(1_000);
  });

  it('is asked for every quarter of a minute once somebody holds it, or nobody is to hold it any more', () => {
    const report = { status: 'open', holder: department, reportedAt: NINE } as const;

    expect(askAgainAfter(report, NINE + 5_000)).toBe(15_000);
    expect(askAgainAfter({ ...report, status: 'withdrawn', holder: null }, NINE + 5_000)).toBe(15_000);
  });

  it('is asked for as rarely where it is not sorted within a minute, or could not be shown', () => {
    const stuck = { status: 'reported', holder: null, reportedAt: NINE } as const;

    expect(askAgainAfter(stuck, NINE + 60_000)).toBe(15_000);
    expect(askAgainAfter(undefined, NINE)).toBe(15_000);
  });
});
