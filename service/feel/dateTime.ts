import { FeelDate, parseDate } from './date.js';
import { DAY_NANOS, FeelTime, clockText, javaClockText, parseClock } from './time.js';
import { type Zone, offsetAt, offsetText, parseZone, resolveLocal, zoneText } from './zone.js';

const SECOND_NANOS = 1_000_000_000;

/** A date with a wall-clock time, local where `zone` is null. */
export class FeelDateTime {
  private constructor(
    readonly date: FeelDate,
    readonly nanoOfDay: number,
    readonly zone: Zone | null,
    /** Seconds from UTC; 0 for a local one. */
    readonly offset: number,
  ) {}

  static local(date: FeelDate, nanoOfDay: number): FeelDateTime {
    return new FeelDateTime(date, nanoOfDay, null, 0);
  }

  static zoned(date: FeelDate, nanoOfDay: number, zone: Zone): FeelDateTime {
    const { epochSecond, offset } = resolveLocal(zone, secondsOf(date, nanoOfDay));
    return FeelDateTime.#at(epochSecond + offset, nanoOfDay % SECOND_NANOS, zone, offset);
  }

  static instant(epochSecond: number, nanos: number, zone: Zone): FeelDateTime {
    const offset = offsetAt(zone, epochSecond);
    return FeelDateTime.#at(epochSecond + offset, nanos, zone, offset);
  }

  static #at(localSecond: number, nanos: number, zone: Zone | null, offset: number): FeelDateTime {
    const day = Math.floor(localSecond / 86_400);
    return new FeelDateTime(new FeelDate(day), (localSecond - day * 86_400) * SECOND_NANOS + nanos, zone, offset);
  }

  /** Seconds since 1970; of the wall clock for a local one. */
  get epochSecond(): number {
    return secondsOf(this.date, this.nanoOfDay) - this.offset;
  }

  get nanos(): number {
    return this.nanoOfDay % SECOND_NANOS;
  }

  get time(): FeelTime {
    return new FeelTime(this.nanoOfDay, this.zone, this.offset);
  }

  /** Counts on the line of instants: a day across a change of clocks is still 24 hours. */
  plusNanos(duration: bigint): FeelDateTime {
    const unit = BigInt(SECOND_NANOS);
    const sum = BigInt(this.nanos) + duration;
    const nanos = ((sum % unit) + unit) % unit;
    const seconds = Number((sum - nanos) / unit);
    const second = this.epochSecond + seconds;
    // The wall clock first, as in Java: it says where the calendar ends.
    this.date.plusDays(Math.floor((Math.floor(this.nanoOfDay / SECOND_NANOS) + seconds) / 86_400));
    if (this.zone) return FeelDateTime.instant(second, Number(nanos), this.zone);
    return FeelDateTime.#at(second, Number(nanos), null, 0);
  }

  /** Counts on the calendar and keeps the wall clock. */
  plusMonths(months: number): FeelDateTime {
    const date = this.date.plusMonths(months);
    return this.zone ? FeelDateTime.zoned(date, this.nanoOfDay, this.zone) : FeelDateTime.local(date, this.nanoOfDay);
  }

  /** The same instant on another clock. */
  in(zone: Zone): FeelDateTime {
    return FeelDateTime.instant(this.epochSecond, this.nanos, zone);
  }

  /** As FEEL's string() prints it: seconds always, a region after `@`, its offset only where that has seconds. */
  toString(): string {
    const local = `${this.date.toString().replace('+', '')}T${clockText(this.nanoOfDay)}`;
    if (!this.zone) return local;
    const offset = this.zone.kind === 'offset' || this.offset % 60 !== 0 ? offsetText(this.offset) : '';
    return local + offset + (this.zone.kind === 'region' ? `@${this.zone.id}` : '');
  }
}

/** Reads `2026-12-01`, `2026-12-01T10:00[:00]`, and with a zone `…Z`, `…+08:00`, `…@Asia/Shanghai`. */
export function parseDateTime(text: string): FeelDateTime | undefined {
  const day = parseDate(text);
  if (day) return FeelDateTime.local(day, 0);
  const match = /^([^T]+)T(.+?)(?:(Z|[+-]\d{2}:\d{2})|@(.+))?$/.exec(text);
  if (!match) return undefined;
  const date = parseDate(match[1] ?? '');
  const nanos = parseClock(match[2] ?? '');
  if (!date || nanos === undefined || nanos === DAY_NANOS) return undefined;
  const zoneId = match[3] ?? match[4];
  if (zoneId === undefined) return FeelDateTime.local(date, nanos);
  const zone = parseZone(zoneId);
  return zone && FeelDateTime.zoned(date, nanos, zone);
}

/** Java's order: instants first, then wall clocks, then zones. Only two local or two zoned ones may be compared. */
export function compareDateTimes(a: FeelDateTime, b: FeelDateTime): number {
  return (
    a.epochSecond - b.epochSecond ||
    a.nanos - b.nanos ||
    a.date.epochDay - b.date.epochDay ||
    a.nanoOfDay - b.nanoOfDay ||
    (a.zone && b.zone ? compareText(zoneText(a.zone), zoneText(b.zone)) : 0)
  );
}

/** Nanoseconds from `from` to `to`. */
export function nanosBetween(from: FeelDateTime, to: FeelDateTime): bigint {
  return BigInt(to.epochSecond - from.epochSecond) * BigInt(SECOND_NANOS) + BigInt(to.nanos - from.nanos);
}

/** Java's text, which the broker stores: `2026-12-01T09:30+08:00[Asia/Shanghai]`. */
export function storedDateTimeText(value: FeelDateTime): string {
  const local = `${value.date.toString()}T${javaClockText(value.nanoOfDay)}`;
  if (!value.zone) return local;
  return local + offsetText(value.offset) + (value.zone.kind === 'region' ? `[${value.zone.id}]` : '');
}

function secondsOf(date: FeelDate, nanoOfDay: number): number {
  return date.epochDay * 86_400 + Math.floor(nanoOfDay / SECOND_NANOS);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
