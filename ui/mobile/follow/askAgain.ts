import type { FollowedReport } from '../../../service/contract/report.js';

const USUAL_MS = 15_000;
const SOON_MS = 1_000;
/** Longer than it takes to sort a report. What takes longer waits for something, and is not asked for every second. */
const SORTED_WITHIN_MS = 60_000;

type Told = Pick<FollowedReport, 'status' | 'holder' | 'reportedAt'>;

/** Milliseconds until a report is asked for again: soon while whoever has just sent it sees it being sorted. */
export function askAgainAfter(report: Told | undefined, now: number): number {
  if (!report) return USUAL_MS;
  const { status, holder, reportedAt } = report;
  const isBeingSorted = holder === null && (status === 'reported' || status === 'open');
  return isBeingSorted && now - reportedAt < SORTED_WITHIN_MS ? SOON_MS : USUAL_MS;
}
