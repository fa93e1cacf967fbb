import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Day, nextDay } from '../domain/calendar.js';
import type { CalendarYear } from '../domain/calendarYear.js';
import { DomainError } from '../domain/errors.js';
import type { Localized } from '../domain/localized.js';

const DayText = z.string().refine(isDay, 'a day is written YYYY-MM-DD');

/** The file as docs/calendar.md describes it. */
const Notice = z.strictObject({
  version: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}._-]{1,40}$/u, 'a name of letters, digits, dots and dashes, at most 40'),
  year: z.int().min(2000).max(2100),
  source: z.string().trim().min(1).max(300),
  daysOff: z.array(z.strictObject({ from: DayText, to: DayText, zh: z.string().min(1), en: z.string().min(1) })).min(1),
  workingDays: z.array(DayText),
});

/** The holidays that the State Council gives every year. A notice that lacks one of them is not whole. */
const EVERY_YEAR = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'];

type Path = readonly (string | number)[];

/**
 * One year of an official notice, whole or not at all.
 * @throws DomainError CALENDAR_REFUSED with line and reason
 */
export function readCalendarFile(file: string, text: string): CalendarYear {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  const refused = (line: number, reason: string) => new DomainError('CALENDAR_REFUSED', { file, line, reason });
  const [broken] = document.errors;
  if (broken) throw refused(broken.linePos?.[0].line ?? 1, broken.message.split('\n', 1).join());
  const at = (path: Path): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : at(path.slice(0, -1));
  };
  const parsed = Notice.safeParse(document.toJS());
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const keys = (issue?.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)));
    throw refused(at(keys), [keys.join('.'), issue?.message].filter(Boolean).join(': '));
  }
  const { version, year, source, daysOff, workingDays } = parsed.data;
  const names = namesOf(parsed.data, (place, reason) => refused(at(['daysOff', place]), reason));
  workingDays.forEach((day, place) => {
    const reason = whyNotWorked(day, { year, names, before: workingDays.slice(0, place) });
    if (reason) throw refused(at(['workingDays', place]), reason);
  });
  const words = daysOff.map(({ zh }) => zh).join();
  const missing = EVERY_YEAR.filter((word) => !words.includes(word));
  if (missing.length > 0) throw refused(at(['daysOff']), `the year is not whole: ${missing.join('、')} is missing`);
  return { version, year, source, daysOff: [...names].map(([day, name]) => ({ day, name })), workingDays };
}

/** Each day off once, with its name. */
function namesOf(
  { year, daysOff }: z.output<typeof Notice>,
  refused: (place: number, reason: string) => DomainError,
): Map<Day, Localized> {
  const names = new Map<Day, Localized>();
  for (const [place, { from, to, zh, en }] of daysOff.entries()) {
    if (from > to) throw refused(place, `${from} is after ${to}`);
    for (const day of [from, to]) if (!day.startsWith(`${year}-`)) throw refused(place, `${day} is not in ${year}`);
    for (let day = from; day <= to; day = nextDay(day)) {
      if (names.has(day)) throw refused(place, `${day} is off already`);
      names.set(day, { zh, en });
    }
  }
  return names;
}

function whyNotWorked(
  day: Day,
  { year, names, before }: { year: number; names: ReadonlyMap<Day, Localized>; before: readonly Day[] },
): string | undefined {
  if (!day.startsWith(`${year}-`)) return `${day} is not in ${year}`;
  if (names.has(day)) return `${day} is a day off`;
  if (before.includes(day)) return `${day} comes twice`;
  return isWeekend(day) ? undefined : `${day} is no Saturday or Sunday`;
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
