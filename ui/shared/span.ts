const MINUTE_MS = 60_000;

/** A length of time cut into what people say. Whole minutes, rounded down. */
export interface Span {
  days: number;
  hours: number;
  minutes: number;
}

export function spanOf(ms: number): Span {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}

/** How a deadline stands. `near`: less than two hours left. */
export function standing(dueAt: number, now: number): 'overdue' | 'near' | 'later' {
  if (dueAt <= now) return 'overdue';
  return dueAt - now < 120 * MINUTE_MS ? 'near' : 'later';
}

/** Minutes of the counted spans that are still ahead: what is left of a limit in working time. */
export function minutesAhead(spans: readonly { from: number; to: number }[], now: number): number {
  const ahead = spans.map(({ from, to }) => Math.max(0, to - Math.max(from, now)));
  return Math.floor(ahead.reduce((sum, ms) => sum + ms, 0) / MINUTE_MS);
}
