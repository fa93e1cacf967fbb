import type { Span } from './calendar.js';
import type { Deadline } from './deadline.js';
import type { Localized } from './localized.js';
import { limitText, limitUnits } from './timeLimit.js';

/** How the deadline came about, line by line, for the case page: the limit, each day counted or passed over, the end. */
export function explainDeadline({ dueAt, computedFrom }: Deadline): Localized[] {
  const { limit, from, calendar, counted, skipped } = computedFrom;
  const clock = (at: number) => localTime(at, calendar.utcOffsetMinutes);
  const text = limitText(limit);
  const first = {
    zh: `时限${text.zh}，自 ${clock(from)} 起算`,
    en: `Limit of ${text.en}, from ${clock(from)}`,
  };
  const last = { zh: `${clock(dueAt)} 到期`, en: `Due ${clock(dueAt)}` };
  if (limitUnits[limit.unit].counts === 'clock') {
    return [first, { zh: '昼夜连续计时，节假日不停', en: 'The clock runs day and night, on days off too' }, last];
  }
  const days = [
    ...spansByDay(counted, clock).map(([day, spans]) => ({ day, ...countedSentence(day, spans, clock) })),
    ...skipped.map(({ day, zh, en }) => ({ day, zh: `${day} 不计（${zh}）`, en: `${day} not counted (${en})` })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
  const source = `${calendar.name} ${calendar.version}`;
  return [
    first,
    ...days.map(({ zh, en }) => ({ zh, en })),
    last,
    { zh: `工作日历：${source}`, en: `Calendar: ${source}` },
  ];
}

type LocalClock = (at: number) => string;

function spansByDay(spans: readonly Span[], clock: LocalClock): [string, Span[]][] {
  const days = new Map<string, Span[]>();
  for (const span of spans) {
    const day = clock(span.from).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), span]);
  }
  return [...days];
}

function countedSentence(day: string, spans: readonly Span[], clock: LocalClock): Localized {
  const times = spans.map(({ from, to }) => `${clock(from).slice(11)}–${clock(to).slice(11)}`);
  const hours = Math.round(spans.reduce((sum, { from, to }) => sum + to - from, 0) / 36_000) / 100;
  return {
    zh: `${day} ${times.join('、')} 计 ${hours} 小时`,
    en: `${day} ${times.join(', ')}: ${hours} ${hours === 1 ? 'hour' : 'hours'}`,
  };
}

function localTime(at: number, utcOffsetMinutes: number): string {
  return new Date(at + utcOffsetMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
