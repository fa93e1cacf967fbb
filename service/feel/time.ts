import { twoDigits } from './date.js';
import { type Zone, offsetAt, parseZone, zoneText } from './zone.js';

export const DAY_NANOS = 86_400_000_000_000;

/** A time of day, local where `zone` is null. A region counts with its offset at `epochSecond`. */
export class FeelTime {
  constructor(
    readonly nanoOfDay: number,
    readonly zone: Zone | null,
    /** Seconds from UTC; 0 for a local time. */
    readonly offset: number,
  ) {}

  get hour(): number {
    return Math.floor(this.nanoOfDay / 3_600_000_000_000);
  }

  get minute(): number {
    return Math.floor(this.nanoOfDay / 60_000_000_000) % 60;
  }

  get second(): number {
    return Math.floor(this.nanoOfDay / 1_000_000_000) % 60;
  }

  /** Wraps at midnight. */
  plusNanos(nanos: bigint): FeelTime {
    const day = BigInt(DAY_NANOS);
    const sum = (((BigInt(this.nanoOfDay) + nanos) % day) + day) % day;
    return new FeelTime(Number(sum), this.zone, this.offset);
  }

  /** As FEEL's string() prints it: seconds always. */
  toString(): string {
    return clockText(this.nanoOfDay) + (this.zone ? zoneSuffix(this.zone) : '');
  }
}

/** Reads `10:31`, `10:31:10.5`, and with seconds `10:31:10Z`, `…+08:00`, `…@Europe/Paris`. @param now seconds since 1970 */
export function parseTime(text: string, now: number): FeelTime | undefined {
  const match = /^T?(.+?)(?:(Z|[+-]\d{2}:\d{2})|@(.+))?$/.exec(text);
  if (!match) return undefined;
  const nanos = parseClock(match[1] ?? '');
  if (nanos === undefined) return undefined;
  const zoneId = match[2] ?? match[3];
  if (zoneId === undefined) return new FeelTime(nanos % DAY_NANOS, null, 0);
  const zone = parseZone(zoneId);
  const hasSeconds = /:\d\d:/.test(match[1] ?? '');
  return zone && hasSeconds ? zonedTime(nanos % DAY_NANOS, zone, now) : undefined;
}

/** @param now seconds since 1970, at which a region's offset is looked up */
export function zonedTime(nanoOfDay: number, zone: Zone, now: number): FeelTime {
  return new FeelTime(nanoOfDay, zone, offsetAt(zone, now));
}

/** Nanoseconds of a wall clock from `hh:mm[:ss[.n]]`; 24:00:00 is the end of the day. */
export function parseClock(text: string): number | undefined {
  const match = /^(\d{2}):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?$/.exec(text);
  if (!match) return undefined;
  const hour = Number(match[1]);
  const second = hour * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  const nanos = second * 1_000_000_000 + Number((match[4] ?? '').padEnd(9, '0'));
  return nanos <= DAY_NANOS ? nanos : undefined;
}

/** `10:31:10` with the fraction that is there. */
export function clockText(nanoOfDay: number): string {
  const second = Math.floor(nanoOfDay / 1_000_000_000);
  const clock = `${twoDigits(Math.floor(second / 3600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}`;
  const nanos = nanoOfDay % 1_000_000_000;
  return nanos === 0 ? clock : `${clock}.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

/** Java's text, which the broker stores: no seconds where they are 0, fractions in groups of three digits. */
export function javaClockText(nanoOfDay: number): string {
  const text = clockText(nanoOfDay);
  if (text.length === 8) return text.endsWith(':00') ? text.slice(0, 5) : text;
  const digits = text.length - 9;
  return text.padEnd(9 + Math.ceil(digits / 3) * 3, '0');
}

/** The time as it is stored in a variable. */
export function storedTimeText(time: FeelTime): string {
  return time.zone ? time.toString() : javaClockText(time.nanoOfDay);
}

function zoneSuffix(zone: Zone): string {
  return zone.kind === 'region' ? `@${zone.id}` : zoneText(zone);
}
