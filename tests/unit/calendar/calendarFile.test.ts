import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readCalendarFile } from '../../../service/calendar/calendarFile.js';
import { dayOff } from '../../../service/domain/calendar.js';
import { withYears } from '../../../service/domain/calendarYear.js';
import { chinaCalendar } from '../../../service/domain/chinaCalendar.js';

/** The example of the manual: the notice for 2026. */
const text = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/calendar.md', 'utf8'))?.[1] ?? '';

const refusal = (from: string, to: string) => {
  expect(text).toContain(from);
  try {
    readCalendarFile('f.yaml', text.replace(from, to));
    return 'taken';
  } catch (error) {
    return (error as { facts: unknown }).facts;
  }
};

describe('a calendar file', () => {
  it("of the manual means the days that the service's own calendar has for that year", () => {
    const calendar = withYears({ ...chinaCalendar, holidays: new Map(), workingWeekendDays: new Set() }, [
      readCalendarFile('f.yaml', text),
    ]);
    const isOf2026 = (day: string) => day.startsWith('2026-');

    expect([...calendar.holidays.keys()].sort()).toEqual([...chinaCalendar.holidays.keys()].filter(isOf2026).sort());
    expect([...calendar.workingWeekendDays]).toEqual([...chinaCalendar.workingWeekendDays].filter(isOf2026));
    expect(calendar.version).toBe(`${chinaCalendar.version}+notice-2026`);
  });

  it.each([
    ['to: 2026-01-03', 'to: 2027-01-03', 5, /2027-01-03 is not in 2026/],
    ['from: 2026-04-04', 'from: 2026-04-31', 7, /a day is written/],
    ['from: 2026-05-01', 'from: 2026-05-06', 8, /is after/],
    ['from: 2026-10-01', 'from: 2026-09-27', 11, /2026-09-27 is off already/],
    ['2026-10-10]', '2026-10-12]', 12, /no Saturday or Sunday/],
    ['2026-10-10]', '2026-10-03]', 12, /is a day off/],
    ['zh: 端午节', 'zh: 假期', 5, /not whole: 端午/],
    ['source:', 'sauce:', 1, /source/],
    ['workingDays: [', 'workingDays: [[', 13, /./],
  ])('with %s written as %s is refused with its line', (from, to, line, reason) => {
    expect(refusal(from, to)).toMatchObject({ file: 'f.yaml', line, reason: expect.stringMatching(reason) });
  });
});

describe('a year of the calendar', () => {
  it('is added to the years that are known, and the latest notice of a year counts', () => {
    const of = (version: string, day: string) => ({
      version,
      year: 2027,
      source: 'a notice',
      daysOff: [{ day, name: { zh: '假', en: 'day off' } }],
      workingDays: [],
    });

    const calendar = withYears(chinaCalendar, [of('first', '2027-03-01'), of('corrected', '2027-03-02')]);

    expect(dayOff(calendar, '2027-03-01')).toBeUndefined();
    expect(dayOff(calendar, '2027-03-02')).toEqual({ zh: '假', en: 'day off' });
    expect(calendar.version).toBe(`${chinaCalendar.version}+corrected`);
    expect(dayOff(calendar, '2026-10-01')?.zh).toBe('国庆节');
  });
});
