import { describe, expect, it } from '@jest/globals';
import { minutesAhead, spanOf, standing } from '../../../ui/shared/span.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what is left of a deadline', () => {
  it('is cut into days, hours and whole minutes', () => {
    expect(spanOf(27 * HOUR + 15.9 * MINUTE)).toEqual({ days: 1, hours: 3, minutes: 15 });
  });

  it('counts up the same way once the deadline has passed', () => {
    expect(spanOf(-2 * HOUR)).toEqual({ days: 0, hours: 2, minutes: 0 });
  });

  it('is overdue from the very moment it ends', () => {
    expect([standing(0, 0), standing(1, 0), standing(2 * HOUR, 0)]).toEqual(['overdue', 'near', 'later']);
  });

  it('counts only the spans of working time that are still ahead', () => {
    const morning = { from: 8 * HOUR, to: 12 * HOUR };
    const afternoon = { from: 14 * HOUR, to: 16 * HOUR };

    expect(minutesAhead([morning, afternoon], 11 * HOUR)).toBe(180);
    expect(minutesAhead([morning, afternoon], 17 * HOUR)).toBe(0);
  });
});
