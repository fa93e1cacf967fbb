import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, dayOff } from '../../../service/domain/calendar.js';
import { chinaCalendar as calendar } from '../../../service/domain/chinaCalendar.js';
import { deadlineOf, minutesBetween } from '../../../service/domain/deadline.js';
import {
  type LimitUnit,
  limitMinutes,
  limitUnits,
  parseTimeLimit,
  type TimeLimit,
} from '../../../service/domain/timeLimit.js';

const shanghai = (text: string) => Date.parse(`${text}:00+08:00`);
const due = (limit: string, from: string) =>
  deadlineOf({ limit: parseTimeLimit(limit), from: shanghai(from), calendar });

describe('deadline', () => {
  it.each([
    ['2小时', '2026-09-30T17:00', '2026-09-30T19:00'],
    ['2紧急工作时', '2026-10-01T23:00', '2026-10-02T01:00'],
    ['1天', '2026-10-01T23:00', '2026-10-02T23:00'],
    ['PT24H', '2026-09-30T17:00', '2026-10-01T17:00'],
    ['2工作时', '2026-11-23T09:00', '2026-11-23T11:00'],
    ['2工作时', '2026-11-23T11:00', '2026-11-23T15:00'],
    ['2工作时', '2026-11-23T17:00', '2026-11-24T09:00'],
    ['2工作时', '2026-11-23T20:00', '2026-11-24T10:00'],
    ['1工作日', '2026-11-23T10:00', '2026-11-24T10:00'],
    ['1工作日', '2026-11-21T03:00', '2026-11-23T18:00'],
    ['1工作日', '2026-09-30T15:00', '2026-10-08T15:00'],
    ['1工作日', '2026-10-09T16:00', '2026-10-10T16:00'],
  ])('sets %s from %s to %s', (limit, from, dueAt) => {
    expect(due(limit, from).dueAt).toBe(shanghai(dueAt));
  });

  it('is stored with the name and version of its calendar', () => {
    expect(due('1工作日', '2026-11-23T10:00').computedFrom.calendar).toEqual({
      name: 'chinese-days',
      version: calendar.version,
    });
  });

  it('is refused where working time would fall into a year without a calendar', () => {
    expect(() => due('3工作日', '2026-12-31T10:00')).toThrow(
      expect.objectContaining({ code: 'CALENDAR_YEAR_MISSING' }),
    );
  });

  it('needs no calendar where the clock simply runs', () => {
    expect(due('3天', '2026-12-31T10:00').dueAt).toBe(shanghai('2027-01-03T10:00'));
  });
});

describe('deadline, whatever the limit and the moment', () => {
  const units = Object.keys(limitUnits) as LimitUnit[];
  const moment = fc.integer({ min: shanghai('2024-01-01T00:00'), max: shanghai('2026-06-30T00:00') });
  const amount = fc.integer({ min: 1, max: 40 });
  const limit: fc.Arbitrary<TimeLimit> = fc.record({ amount, unit: fc.constantFrom(...units) });
  const working: fc.Arbitrary<TimeLimit> = fc.record({ amount, unit: fc.constantFrom('workingHour', 'workingDay') });
  const dueAt = (of: TimeLimit, from: number) => deadlineOf({ limit: of, from, calendar }).dueAt;

  it('never comes earlier for a later start or a longer limit', () => {
    fc.assert(
      fc.property(limit, moment, fc.nat(10 * 86_400_000), fc.nat(20), (of, from, later, more) => {
        expect(dueAt(of, from + later)).toBeGreaterThanOrEqual(dueAt(of, from));
        expect(dueAt({ ...of, amount: of.amount + more }, from)).toBeGreaterThanOrEqual(dueAt(of, from));
      }),
    );
  });

  it('is the same in one piece and in two', () => {
    fc.assert(
      fc.property(limit, moment, amount, (of, from, more) => {
        expect(dueAt({ ...of, amount: more }, dueAt(of, from))).toBe(dueAt({ ...of, amount: of.amount + more }, from));
      }),
    );
  });

  it('leaves exactly the limit between start and end', () => {
    fc.assert(
      fc.property(limit, moment, (of, from) => {
        expect(minutesBetween({ from, to: dueAt(of, from), unit: of.unit, calendar })).toBeCloseTo(limitMinutes(of), 6);
      }),
    );
  });

  it('counts no minute of a day off and none outside working hours', () => {
    fc.assert(
      fc.property(working, moment, (of, from) => {
        for (const span of deadlineOf({ limit: of, from, calendar }).computedFrom.counted) {
          const day = dayOf(calendar, span.from);
          const minute = (at: number) => (at - shanghai(`${day}T00:00`)) / 60_000;
          expect(dayOff(calendar, day)).toBeUndefined();
          expect(
            calendar.workingHours.some((hours) => hours.from <= minute(span.from) && minute(span.to) <= hours.to),
          ).toBe(true);
        }
      }),
    );
  });

  it('adds up the time that it says was counted to the limit', () => {
    fc.assert(
      fc.property(limit, moment, (of, from) => {
        const { counted } = deadlineOf({ limit: of, from, calendar }).computedFrom;
        expect(counted.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(limitMinutes(of) * 60_000);
      }),
    );
  });
});
