import { dateOf } from './date.js';
import { FeelDateTime, storedDateTimeText } from './dateTime.js';
import { offsetAt, offsetZone, parseZone, UTC, type Zone } from './zone.js';

/** A moment that was written down, as Java's ZonedDateTime has it. */
export interface ZonedMoment {
  /** UTC milliseconds. */
  readonly at: number;
  /** Java's text of it: `2026-12-01T09:30+08:00[Asia/Shanghai]`. */
  readonly text: string;
}

const YEAR = String.raw`\d{4}|\+\d{5,9}|-\d{4,9}`;
const CLOCK = String.raw`(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{0,9}))?)?`;
const OFFSET = String.raw`Z|[+-]\d\d(?::\d\d(?::\d\d)?)?`;
const ZONED = new RegExp(String.raw`^(${YEAR})-(\d\d)-(\d\d)T${CLOCK}(${OFFSET})(?:\[([^\]]+)\])?$`, 'i');

/** Reads what Java's ISO_ZONED_DATE_TIME reads: an offset must be there; a zone behind it says only whose clock is shown. */
export function readZonedMoment(text: string): ZonedMoment | undefined {
  const match = ZONED.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset = '', zoneId] = match;
  const date = dateOf(Number(year), Number(month), Number(day));
  const written = offsetOf(offset.toUpperCase());
  const zone = zoneId === undefined ? written : parseZone(zoneId);
  if (!date || !written || !zone) return undefined;
  const [hours, minutes, seconds] = [hour, minute, second].map(Number) as [number, number, number];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const epochSecond = date.epochDay * 86_400 + (hours * 60 + minutes) * 60 + seconds - offsetAt(written, 0);
  const nanos = Number(fraction.padEnd(9, '0'));
  return {
    at: epochSecond * 1000 + Math.floor(nanos / 1_000_000),
    text: storedDateTimeText(FeelDateTime.instant(epochSecond, nanos, zone)),
  };
}

function offsetOf(text: string): Zone | undefined {
  if (text === 'Z') return UTC;
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  if (minutes > 59 || seconds > 59) return undefined;
  const size = (hours * 60 + minutes) * 60 + seconds;
  return offsetZone(text.startsWith('-') ? 0 - size : size);
}
