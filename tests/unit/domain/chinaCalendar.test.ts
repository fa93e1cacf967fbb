import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { dayOf, dayOff, nextDay, startOfDay } from '../../../service/domain/calendar.js';
import { chinaCalendar } from '../../../service/domain/chinaCalendar.js';

describe('China calendar', () => {
  it('covers 2004 to 2026', () => {
    expect([chinaCalendar.firstYear, chinaCalendar.lastYear]).toEqual([2004, 2026]);
  });

  it('names the day off', () => {
    expect(dayOff(chinaCalendar, '2026-10-01')).toEqual({ zh: '国庆节', en: 'National Day' });
    expect(dayOff(chinaCalendar, '2026-11-21')).toEqual({ zh: '周末', en: 'weekend' });
  });

  it('works on an ordinary weekday and on a weekend day that is worked in return', () => {
    expect(dayOff(chinaCalendar, '2026-11-23')).toBeUndefined();
    expect(dayOff(chinaCalendar, '2026-10-10')).toBeUndefined();
  });

  it.each(['2003-12-31', '2027-01-01'])('refuses %s, a year that it does not cover', (day) => {
    expect(() => dayOff(chinaCalendar, day)).toThrow(
      expect.objectContaining({
        code: 'CALENDAR_YEAR_MISSING',
        facts: {
          year: Number(day.slice(0, 4)),
          calendar: `chinese-days ${chinaCalendar.version}`,
          mend: 'shaodao import calendar FILE',
        },
      }),
    );
  });

  it('counts days by Shanghai time', () => {
    expect(dayOf(chinaCalendar, Date.parse('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
    expect(startOfDay(chinaCalendar, '2026-11-21')).toBe(Date.parse('2026-11-20T16:00:00Z'));
    expect(nextDay('2024-02-28')).toBe('2024-02-29');
  });

  // A stored deadline names the version. If this fails, the package changed: look at the days, then take both in together.
  it('means the same days for the same version', () => {
    const days = [...chinaCalendar.holidays.keys(), ...chinaCalendar.workingWeekendDays].sort().join();
    expect([chinaCalendar.version, createHash('sha256').update(days).digest('hex').slice(0, 16)]).toEqual([
      '1.5.7',
      '7e0b4313a926ecaf',
    ]);
  });
});
