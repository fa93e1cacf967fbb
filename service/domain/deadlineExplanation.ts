import { type Calendar, type Day, dayOf, dayOff, nextDay, type Span } from './calendar.js';
import type { CaseDeadline } from './case.js';
import type { Localized } from './localized.js';
import { limitText, limitUnits, parseTimeLimit } from './timeLimit.js';

/**
 * How a deadline came about, line by line, for the case page: the limit, each day that was counted or passed over, the
 * end. What was counted is read from the deadline; the calendar only names the days on which nothing was.
 */
export function explainDeadline(deadline: CaseDeadline, calendar: Calendar): Localized[] {
  const limit = parseTimeLimit(deadline.limit);
  const local = (at: number) => localTime(at, calendar);
  const text = limitText(limit);
  const first = {
    zh: `时限${text.zh}，自 ${local(deadline.startedAt)} 起算`,
    en: `Limit of ${text.en}, from ${local(deadline.startedAt)}`,
  };
  const last = { zh: `${local(deadline.dueAt)} 到期`, en: `Due ${local(deadline.dueAt)}` };
  if (limitUnits[limit.unit].counts === 'clock') {
    return [first, { zh: '昼夜连续计时，节假日不停', en: 'The clock runs day and night, on days off too' }, last];
  }
  const source = { zh: `工作日历：${deadline.calendar}`, en: `Calendar: ${deadline.calendar}` };
  return [first, ...daySentences(deadline, calendar), last, source];
}

function daySentences({ startedAt, dueAt, spans }: CaseDeadline, calendar: Calendar): Localized[] {
  const sentences: Localized[] = [];
  let skipped: SkippedDays | undefined;
  const end = dayOf(calendar, dueAt);
  for (let day = dayOf(calendar, startedAt); day <= end; day = nextDay(day)) {
    const counted = spans.filter((span) => dayOf(calendar, span.from) === day);
    const why = counted.length > 0 ? undefined : whySkipped(day, calendar);
    if (skipped && why?.zh !== skipped.why.zh) {
      sentences.push(skippedSentence(skipped));
      skipped = undefined;
    }
    if (why) skipped = { first: skipped?.first ?? day, last: day, why };
    else sentences.push(countedSentence(day, counted, calendar));
  }
  return sentences;
}

/** Days in a row that were passed over for the same reason. A deadline never ends in them. */
interface SkippedDays {
  readonly first: Day;
  readonly last: Day;
  readonly why: Localized;
}

function whySkipped(day: Day, calendar: Calendar): Localized {
  // A working day without a span: the report came after hours, or the clock stood still.
  return dayOff(calendar, day) ?? { zh: '当日无计时', en: 'the clock did not run' };
}

function skippedSentence({ first, last, why }: SkippedDays): Localized {
  const single = first === last;
  return {
    zh: `${single ? first : `${first} 至 ${last}`} 不计（${why.zh}）`,
    en: `${single ? first : `${first} to ${last}`} not counted (${why.en})`,
  };
}

function countedSentence(day: Day, spans: readonly Span[], calendar: Calendar): Localized {
  const time = (at: number) => localTime(at, calendar).slice(11);
  const times = spans.map(({ from, to }) => `${time(from)}–${time(to)}`);
  const hours = Math.round(spans.reduce((sum, { from, to }) => sum + to - from, 0) / 36_000) / 100;
  return {
    zh: `${day} ${times.join('、')} 计 ${hours} 小时`,
    en: `${day} ${times.join(', ')}: ${hours} ${hours === 1 ? 'hour' : 'hours'}`,
  };
}

function localTime(at: number, { utcOffsetMinutes }: Calendar): string {
  return new Date(at + utcOffsetMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
