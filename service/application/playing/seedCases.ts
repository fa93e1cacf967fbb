import type { DemoCounty } from '../../demo/county.js';
import type { VirtualClock } from '../../domain/virtualClock.js';
import { type Chapter, stories } from './demoStories.js';
import type { Needs } from '../needs.js';
import { playUntil } from './playback.js';
import { reportCase } from '../cases/reportCase.js';
import { Staff } from './staff.js';
import { urgeCase } from '../cases/urgeCase.js';

type DemoReport = DemoCounty['reports'][number];

interface Seeding {
  needs: Needs;
  clock: VirtualClock;
  idle: () => Promise<void>;
  quiet: () => Promise<void>;
  reports: readonly DemoReport[];
  /** UTC milliseconds: the present, at which the past that is played ends. */
  until: number;
}

/** Lets the people of the demo county report and work from the clock's time to the present, through the real use cases. */
export async function seedCases({ needs, clock, idle, quiet, reports, until }: Seeding): Promise<void> {
  const staff = new Staff(needs, { people: await needs.stores.collection('people').find({ where: {} }), quiet });
  const caseIds = new Map<number, string>();
  for (const { at, index, act } of momentsOf(reports, { from: clock.now(), until })) {
    await playUntil(clock, at, idle);
    const caseId = caseIds.get(index);
    if (caseId !== undefined && act) await act({ needs, staff, caseId });
    else if (reports[index]) caseIds.set(index, await report(needs, reports[index], index));
    await idle();
  }
  await playUntil(clock, until, idle);
  await needs.engine.caughtUp();
  await urgeWorst(needs, staff);
  await idle();
  await needs.engine.caughtUp();
}

interface Moment {
  at: number;
  index: number;
  /** undefined: the report itself. */
  act?: Chapter['act'];
}

/** The reports are spread evenly over the time; the later ones are still being worked on when it ends. */
function momentsOf(reports: readonly DemoReport[], { from, until }: { from: number; until: number }): Moment[] {
  const moments = reports.flatMap((_report, index): Moment[] => {
    const reportedAt = from + Math.floor(((until - from) * index) / reports.length);
    const story = stories[index % stories.length] ?? [];
    return [{ at: reportedAt, index }, ...story.map(({ after, act }) => ({ at: reportedAt + after, index, act }))];
  });
  return moments.filter(({ at }) => at < until).sort((a, b) => a.at - b.at);
}

async function report(needs: Needs, { text, itemId, gridId, ...rest }: DemoReport, index: number): Promise<string> {
  const idempotencyKey = `demo:${index}`;
  const { placeKind, dangerToLife, peopleAffected, injured } = rest;
  const input = { text, itemId, gridId, placeKind, dangerToLife, peopleAffected, injured, photos: [] };
  await reportCase(needs)(null, { report: input, idempotencyKey });
  return (await needs.stores.collection('requests').get(idempotencyKey))?.caseId ?? '';
}

/** The supervisor has looked at the board: the oldest overdue case is urged. */
async function urgeWorst(needs: Needs, staff: Staff): Promise<void> {
  const [worst] = await needs.stores.collection('caseViews').find({
    where: { status: 'open', dueAt: { lt: needs.clock.now() } },
    sort: { by: 'dueAt', order: 'asc' },
    limit: 1,
  });
  if (worst) await urgeCase(needs)(staff.actor('xiawan', 'supervisor'), { id: worst.id, reason: '已逾期，请尽快办结' });
}
