import { Breakdown } from './failure.js';

/** Java's calendar has no year beyond. */
const LAST_YEAR = 999_999_999;

/** A calendar day (proleptic ISO), counted from 1970-01-01. */
export class FeelDate {
  constructor(readonly epochDay: number) {}

  get year(): number {
    return civil(this.epochDay).year;
  }

  get month(): number {
    return civil(this.epochDay).month;
  }

  get day(): number {
    return civil(this.epochDay).day;
  }

  /** 1 = Monday to 7 = Sunday. */
  get weekday(): number {
    return ((((this.epochDay + 3) % 7) + 7) % 7) + 1;
  }

  get dayOfYear(): number {
    return this.epochDay - epochDayOf(this.year, 1, 1) + 1;
  }

  /** @throws Breakdown beyond the calendar, as Java does; it names the year only where it has only a month to go on */
  plusDays(days: number): FeelDate {
    const epochDay = this.epochDay + days;
    if (epochDay >= FIRST_DAY && epochDay <= LAST_DAY) return new FeelDate(epochDay);
    if (epochDay > LAST_DAY && this.day + days <= 59) throw noSuchYear(LAST_YEAR + 1);
    throw noSuch('EpochDay', `${FIRST_DAY} - ${LAST_DAY}`, epochDay);
  }

  /** A day that the new month lacks becomes its last one. @throws Breakdown beyond the calendar */
  plusMonths(months: number): FeelDate {
    const { year, month, day } = civil(this.epochDay);
    const count = year * 12 + month - 1 + months;
    const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
    if (Math.abs(target.year) > LAST_YEAR) throw noSuchYear(target.year);
    return new FeelDate(epochDayOf(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month))));
  }

  lastDayOfMonth(): FeelDate {
    const { year, month } = civil(this.epochDay);
    return new FeelDate(epochDayOf(year, month, daysInMonth(year, month)));
  }

  toString(): string {
    const { year, month, day } = civil(this.epochDay);
    const digits = String(Math.abs(year)).padStart(4, '0');
    const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
    return `${sign}${digits}-${twoDigits(month)}-${twoDigits(day)}`;
  }
}

/** Undefined where the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): FeelDate | undefined {
  if (Math.abs(year) > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return undefined;
  }
  return new FeelDate(epochDayOf(year, month, day));
}

/** Reads `2026-12-01`; years have four digits or more. */
export function parseDate(text: string): FeelDate | undefined {
  const match = /^(-?)([1-9]\d{4,8}|\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[2]);
  return dateOf(match[1] === '-' ? -year : year, Number(match[3]), Number(match[4]));
}

/** Whole months from `from` to `to`, towards zero. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const days = to.day - from.day;
  if (months > 0 && days < 0) return months - 1;
  if (months < 0 && days > 0) return months + 1;
  return months;
}

/** The ISO week that the day lies in. */
export function weekOfYear(date: FeelDate): number {
  const thursday = date.plusDays(4 - date.weekday);
  return Math.floor((thursday.dayOfYear - 1) / 7) + 1;
}

export function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

const FIRST_DAY = epochDayOf(-LAST_YEAR, 1, 1);
const LAST_DAY = epochDayOf(LAST_YEAR, 12, 31);

function noSuchYear(year: number): Breakdown {
  return noSuch('Year', `-${LAST_YEAR} - ${LAST_YEAR}`, year);
}

function noSuch(field: string, valid: string, value: number): Breakdown {
  return new Breakdown(`java.time.DateTimeException: Invalid value for ${field} (valid values ${valid}): ${value}`);
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days are counted in years that start in March, so that the leap day comes last (Howard Hinnant, chrono dates). */
function epochDayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civil(epochDay: number): { year: number; month: number; day: number } {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
