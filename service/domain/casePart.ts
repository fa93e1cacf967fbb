import type { Calendar } from './calendar.js';
import { isWorkingMoment } from './calendar.js';
import { type Case, type CaseDeadline, concerned } from './case.js';
import { originalMinutes } from './caseDeadline.js';

/** What an organisation had to do with a case: it finished it, helped, only reported it, or had it for a while. */
export interface CasePart {
  organisation: string;
  part: 'lead' | 'coHandler' | 'reporter' | 'none';
}

/**
 * Everybody who had a part, departments first. `holder`: who finished it without a whistle; `reporter`: whose grid
 * member found it.
 */
export function partsIn(
  state: Case,
  { holder, reporter }: { holder: string | null; reporter: string | null },
): CasePart[] {
  const others = [...concerned(state), ...state.climbs.map(({ organisation }) => organisation)];
  const parts: CasePart[] = [
    ...state.departments.map(({ id, role }) => ({ organisation: id, part: role })),
    ...(holder === null ? [] : [{ organisation: holder, part: 'lead' as const }]),
    ...(reporter === null ? [] : [{ organisation: reporter, part: 'reporter' as const }]),
    ...others.map((organisation) => ({ organisation, part: 'none' as const })),
  ];
  return parts.filter(({ organisation }, place) => parts.findIndex((p) => p.organisation === organisation) === place);
}

/** Minutes by which the clock was missed, the worst time counting; 0: never. A part of a minute is late too. */
export function lateMinutes(state: Case, organisation: string, clock: CaseDeadline['clock']): number {
  const late = clocksOf(state, organisation, clock).map(({ dueAt, metAt }) => ((metAt ?? dueAt) - dueAt) / 60_000);
  return Math.max(0, ...late.map(Math.ceil));
}

/** Share of the handling limit that was used, counted as the limit is; 1 where there was none. */
export function usedShare(state: Case, organisation: string): number {
  const shares = clocksOf(state, organisation, 'handle').map((deadline) => {
    const { metAt, dueAt, spans } = deadline;
    if (metAt === null || metAt > dueAt) return 1;
    const used = spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, metAt) - from) / 60_000, 0);
    return used / originalMinutes(deadline);
  });
  return shares.length === 0 ? 1 : Math.max(...shares);
}

/** How often the street's check sent it back: each time its work began anew. */
export const reworksOf = (state: Case, organisation: string): number =>
  Math.max(0, clocksOf(state, organisation, 'handle').length - 1);

/** Whether its work was finished at night, at a weekend or on a holiday. */
export function finishedOutsideHours(state: Case, organisation: string, calendar: Calendar): boolean {
  const finishedAt = clocksOf(state, organisation, 'handle').at(-1)?.metAt ?? null;
  return finishedAt !== null && !isWorkingMoment(calendar, finishedAt);
}

const clocksOf = ({ deadlines }: Case, organisation: string, clock: CaseDeadline['clock']) =>
  deadlines.filter((deadline) => deadline.organisation === organisation && deadline.clock === clock);
