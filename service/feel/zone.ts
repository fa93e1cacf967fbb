import { twoDigits } from './date.js';

interface Offset {
  readonly kind: 'offset';
  readonly seconds: number;
}

/** A region of the IANA database, or an offset with a name, such as `UTC+03:00`. */
type Region = { readonly kind: 'region'; readonly id: string } & (
  | { readonly seconds?: undefined }
  | { readonly seconds: number }
);

/** Where the clock is the same at all times, `seconds` says how far it is from UTC. */
export type Zone = Offset | Region;

export const UTC: Zone = { kind: 'offset', seconds: 0 };

/** Intl knows them as zones, Java does not. */
const abbreviations = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT EST HST IET IST JST MIT MST NET NST PLT PNT PRT PST SST VST'.split(
    ' ',
  ),
);

/** Java allows no offset beyond 18 hours. */
const MAX_OFFSET_SECONDS = 18 * 3600;

export function offsetZone(seconds: number): Offset | undefined {
  return Math.abs(seconds) > MAX_OFFSET_SECONDS ? undefined : { kind: 'offset', seconds };
}

/** Reads `Z`, `+08:00` or a region such as `Asia/Shanghai`; undefined if there is no such zone. */
export function parseZone(text: string): Zone | undefined {
  if (text === 'Z') return UTC;
  const match = /^([+-])(\d{2}):([0-5]\d)$/.exec(text);
  if (match) {
    const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
    return offsetZone(match[1] === '-' ? 0 - seconds : seconds);
  }
  const isId = /^[A-Z][A-Za-z0-9~/._+-]+$/.test(text) && !abbreviations.has(text);
  return isId && formatOf(text) ? { kind: 'region', id: text } : undefined;
}

/**
 * As `date and time(…, zone)` reads it (Java's `ZoneId.of`): an offset may also have hours alone, no colons, or seconds,
 * and stand behind `UTC`, `GMT` or `UT`.
 */
export function parseZoneId(text: string): Zone | undefined {
  const [, prefix, rest = ''] = /^(UTC|GMT|UT)([+-].+)$/.exec(text) ?? [];
  if (prefix === undefined) return parseOffset(text) ?? parseZone(text);
  const offset = parseOffset(rest);
  return (
    offset && { kind: 'region', id: offset.seconds === 0 ? prefix : prefix + zoneText(offset), seconds: offset.seconds }
  );
}

function parseOffset(text: string): Offset | undefined {
  const match = /^([+-])(?:(\d)|(\d\d)|(\d\d)([0-5]\d)([0-5]\d)?|(\d\d):([0-5]\d)(?::([0-5]\d))?)$/.exec(text);
  if (!match) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(2).filter(Boolean).map(Number);
  const size = (hours * 60 + minutes) * 60 + seconds;
  return offsetZone(match[1] === '-' ? 0 - size : size);
}

/** `Z`, `+08:00` or the region's name. */
export function zoneText(zone: Zone): string {
  return zone.kind === 'region' ? zone.id : offsetText(zone.seconds);
}

export function offsetText(seconds: number): string {
  if (seconds === 0) return 'Z';
  const size = Math.abs(seconds);
  const rest = size % 60 === 0 ? '' : `:${twoDigits(size % 60)}`;
  return `${seconds < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}${rest}`;
}

/** Seconds to add to UTC at this instant (seconds since 1970). */
export function offsetAt(zone: Zone, epochSecond: number): number {
  if (zone.seconds !== undefined) return zone.seconds;
  if (zone.id === 'Etc/UTC') return 0; // the zone of now(): Intl would take 5 µs to say so
  const format = formatOf(zone.id);
  if (!format) return 0;
  const second = knownSecond(epochSecond);
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(second * 1000)) part[type] = Number(value);
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return Math.round(local / 1000) - second;
}

/** The calendar comes round every 400 years. */
const ROUND = 146_097 * 86_400;
const YEAR_1800 = -5_364_662_400;
const YEAR_2400 = 13_569_465_600;

/**
 * An instant at which a zone has the same offset, and of which JavaScript's dates and Intl's years speak without doubt:
 * before 1800 no clock was changed, after 2400 they change in each round as in the one before.
 */
function knownSecond(epochSecond: number): number {
  if (epochSecond < YEAR_1800) return YEAR_1800;
  if (epochSecond < YEAR_2400) return epochSecond;
  return YEAR_2400 + ((epochSecond - YEAR_2400) % ROUND);
}

/**
 * The instant of a wall-clock time (both in seconds) and its offset. A time that the clocks skip moves on by the
 * length of the gap; one that comes twice is the earlier.
 */
export function resolveLocal(zone: Zone, localSecond: number): { epochSecond: number; offset: number } {
  if (zone.seconds !== undefined) return { epochSecond: localSecond - zone.seconds, offset: zone.seconds };
  const DAY = 86_400;
  const before = offsetAt(zone, localSecond - DAY);
  const after = offsetAt(zone, localSecond + DAY);
  for (const offset of [before, after]) {
    if (offsetAt(zone, localSecond - offset) === offset) return { epochSecond: localSecond - offset, offset };
  }
  const epochSecond = localSecond - before;
  return { epochSecond, offset: offsetAt(zone, epochSecond) };
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(id: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(id)) formats.set(id, makeFormat(id));
  return formats.get(id);
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const numbers = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...numbers, timeZone, hourCycle: 'h23', calendar: 'iso8601' });
  } catch {
    return undefined; // Intl throws a RangeError for a zone that it does not know
  }
}
