import type { DemoCounty } from '../demo/county.js';
import type { VirtualClock } from '../domain/virtualClock.js';
import type { TaskDocument } from '../stores/documents.js';
import type { Needs } from './needs.js';
import { playUntil } from './playback.js';
import { reportCase } from './reportCase.js';
import { type Answers, Staff } from './staff.js';
import { urgeCase } from './urgeCase.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type DemoReport = DemoCounty['reports'][number];

/** How a case of the demo goes: what the people do, so long after the report. */
interface Story {
  after: number;
  answers: Answers;
}

const only =
  (...elements: string[]): Answers =>
  (task) =>
    elements.includes(task.element) ? answerTo(task) : undefined;

const acknowledged: Story = { after: 10 * MINUTE, answers: only('acknowledge', 'checkIn') };
const handled: Story = {
  after: 45 * MINUTE,
  answers: only('acknowledge', 'checkIn', 'handle', 'levelHandle', 'feedback'),
};
const handledLate: Story = { ...handled, after: 70 * HOUR };
const checked: Story = { after: 80 * HOUR, answers: only('check') };
const sentBack: Story = {
  after: 5 * HOUR,
  answers: ({ element }) => (element === 'check' ? { passed: false, failed: [], reason: '现场还有遗留' } : undefined),
};
const everything = only('acknowledge', 'checkIn', 'handle', 'levelHandle', 'feedback', 'check', 'revisit');
const closed: Story[] = [
  acknowledged,
  handled,
  { after: 6 * HOUR, answers: only('check') },
  { after: 48 * HOUR, answers: only('revisit') },
];

/** Most cases go well; the others stop somewhere, so that every list and every tier has something to show. */
const stories: readonly (readonly Story[])[] = [
  closed,
  [acknowledged],
  closed,
  [acknowledged, handled],
  [acknowledged, handledLate, checked],
  closed,
  [],
  [acknowledged, handled, sentBack, { after: 30 * HOUR, answers: everything }],
  closed,
  [acknowledged, handledLate],
];

interface Seeding {
  needs: Needs;
  clock: VirtualClock;
  idle: () => Promise<void>;
  reports: readonly DemoReport[];
  /** UTC milliseconds: the present, at which the past that is played ends. */
  until: number;
}

/** Lets the people of the demo county report and work from the clock's time to the present, through the real use cases. */
export async function seedCases({ needs, clock, idle, reports, until }: Seeding): Promise<void> {
  const staff = new Staff(needs, await needs.stores.collection('people').find({ where: {} }));
  const caseIds = new Map<number, string>();
  for (const { at, index, answers } of momentsOf(reports, { from: clock.now(), until })) {
    await playUntil(clock, at, idle);
    const caseId = caseIds.get(index);
    if (caseId !== undefined && answers) await staff.work(caseId, answers);
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
  answers?: Answers;
}

/** The reports are spread evenly over the time; the later ones are still being worked on when it ends. */
function momentsOf(reports: readonly DemoReport[], { from, until }: { from: number; until: number }): Moment[] {
  const moments = reports.flatMap((_report, index): Moment[] => {
    const reportedAt = from + Math.floor(((until - from) * index) / reports.length);
    const story = stories[index % stories.length] ?? [];
    return [
      { at: reportedAt, index },
      ...story.map(({ after, answers }) => ({ at: reportedAt + after, index, answers })),
    ];
  });
  return moments.filter(({ at }) => at < until).sort((a, b) => a.at - b.at);
}

async function report(needs: Needs, { text, itemId, gridId, ...rest }: DemoReport, index: number): Promise<string> {
  const idempotencyKey = `demo:${index}`;
  const { placeKind, dangerToLife, peopleAffected } = rest;
  const input = { text, itemId, gridId, placeKind, dangerToLife, peopleAffected, photos: [] };
  await reportCase(needs)(null, { report: input, idempotencyKey });
  return (await needs.stores.collection('requests').get(idempotencyKey))?.caseId ?? '';
}

function answerTo({ element }: TaskDocument): ReturnType<Answers> {
  switch (element) {
    case 'handle':
      return { feedback: '已到现场处理完毕' };
    case 'feedback':
      return { feedback: '问题已解决，现场已清理' };
    case 'levelHandle':
      return { outcome: 'done', reason: '网格已当场处理' };
    case 'check':
      return { passed: true, failed: [] };
    case 'revisit':
      return { satisfied: true, comment: '居民表示满意' };
    default:
      return {};
  }
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
