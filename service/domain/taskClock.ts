import type { Case, CaseDeadline } from './case.js';
import { isSuspended } from './caseDeadline.js';

/** The elements that meet a clock bear its name in every diagram (docs/processes); work of a level is handling too. */
export const clockOf = (element: string): CaseDeadline['clock'] | null => clocks[element] ?? null;

const clocks: Readonly<Record<string, CaseDeadline['clock']>> = {
  acknowledge: 'acknowledge',
  checkIn: 'checkIn',
  handle: 'handle',
  levelHandle: 'handle',
  gridHandle: 'handle',
  communityHandle: 'handle',
  streetHandle: 'handle',
};

/** What is asked about a task: where it stands in the diagram, whose it is, since when, and what the diagram says. */
interface TimedTask {
  element: string;
  organisation: string;
  createdAt: number;
  /** What the diagram gave it as its due date. */
  scheduledAt: number | null;
}

/**
 * When a task is due, UTC milliseconds: the stored deadline of its organisation where it has one, extensions and times
 * of suspension included, none while the clock stands still; else what the diagram says.
 */
export function dueOfTask(state: Pick<Case, 'deadlines' | 'suspension'> | undefined, task: TimedTask): number | null {
  const { element, organisation, createdAt, scheduledAt } = task;
  const clock = clockOf(element);
  // A rework gives the same organisation a new deadline: that of a task is the latest that ran when the task came.
  const deadline = state?.deadlines.findLast(
    (one) => one.clock === clock && one.organisation === organisation && one.startedAt <= createdAt,
  );
  if (!state || !deadline) return scheduledAt;
  return isSuspended(state) ? null : deadline.dueAt;
}
