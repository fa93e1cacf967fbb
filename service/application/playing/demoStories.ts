import type { TaskDocument } from '../../stores/documents/task.js';
import { askExtension } from '../cases/askExtension.js';
import { decideExtension } from '../cases/decideExtension.js';
import type { Needs } from '../needs.js';
import { rateCase } from '../cases/rateCase.js';
import { returnTask } from '../tasks/returnTask.js';
import type { Answers, Staff } from './staff.js';
import { suspendCase } from '../cases/suspendCase.js';
import { withdrawCase } from '../cases/withdrawCase.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is done about a case of the demo, so long after its report (milliseconds). */
export interface Chapter {
  after: number;
  act: (scene: Scene) => Promise<unknown>;
}

interface Scene {
  needs: Needs;
  staff: Staff;
  caseId: string;
}

const work =
  (answers: Answers): Chapter['act'] =>
  ({ staff, caseId }) =>
    staff.work(caseId, answers);

const only = (...elements: string[]): Chapter['act'] =>
  work((task) => (elements.includes(task.element) ? answerTo(task) : undefined));

const acknowledged: Chapter = { after: 10 * MINUTE, act: only('acknowledge', 'checkIn') };
const handled: Chapter = {
  after: 45 * MINUTE,
  act: only('acknowledge', 'checkIn', 'handle', 'levelHandle', 'feedback'),
};
const handledLate: Chapter = { ...handled, after: 70 * HOUR };
const checked: Chapter = { after: 80 * HOUR, act: only('check') };
const foundUnfinished: Chapter = {
  after: 5 * HOUR,
  act: work(({ element }) => (element === 'check' ? { passed: false, failed: [], reason: '现场还有遗留' } : undefined)),
};
const everythingElse: Chapter = {
  after: 30 * HOUR,
  act: only('acknowledge', 'checkIn', 'handle', 'levelHandle', 'feedback', 'check', 'revisit'),
};
const closed: readonly Chapter[] = [
  acknowledged,
  handled,
  { after: 6 * HOUR, act: only('check') },
  { after: 48 * HOUR, act: only('revisit') },
];

/** The resident's own word, once the case is closed. */
const rated = (rating: number, comment: string): Chapter => ({
  after: 20 * HOUR,
  act: async ({ needs, caseId }) => {
    const state = await needs.stores.collection('cases').get(caseId);
    if (state?.status !== 'closed') return;
    await rateCase(needs)({ trackingCode: state.trackingCode, rating, solved: rating > 2, comment });
  },
});

const withdrawn: Chapter = {
  after: 3 * HOUR,
  act: async ({ needs, caseId }) => {
    const state = await needs.stores.collection('cases').get(caseId);
    if (state?.status === 'open')
      await withdrawCase(needs)({ trackingCode: state.trackingCode, reason: '已经自行解决' });
  },
};

/** The department says that it is not its own; the street sends it back with the clause. */
const returnedAndSentBack: readonly Chapter[] = [
  {
    after: 50 * MINUTE,
    act: async ({ needs, staff, caseId }) => {
      const handling = await staff.openTask(caseId, 'handle');
      if (handling) await returnTask(needs)(handling.actor, { key: handling.task.id, reason: '不在本部门管养范围' });
    },
  },
  {
    after: 2 * HOUR,
    act: work(({ element }) =>
      element === 'decideReturn' ? { decision: 'sendBack', reason: '经核实属贵部门职责' } : undefined,
    ),
  },
];

/** The lead asks for an hour more, and the supervisor grants it. */
const extended: Chapter = {
  after: 40 * MINUTE,
  act: async ({ needs, staff, caseId }) => {
    const handling = await staff.openTask(caseId, 'handle');
    const department = handling?.actor.organisation;
    if (department === undefined) return;
    const request = { id: caseId, department, reason: '需等候配件到货', minutes: 60 };
    await askExtension(needs)(staff.actor(department, 'lead'), request);
    const state = await needs.stores.collection('cases').get(caseId);
    const asked = state?.extensions.find(({ decided }) => decided === null);
    if (!asked) return;
    const granted = { id: caseId, extensionId: asked.id, granted: true, reason: '情况属实' };
    await decideExtension(needs)(staff.actor('xiawan', 'supervisor'), granted);
  },
};

const suspended: Chapter = {
  after: HOUR,
  act: ({ needs, staff, caseId }) =>
    suspendCase(needs)(staff.actor('xiawan', 'supervisor'), {
      id: caseId,
      reason: '需列入明年改造计划',
      until: needs.clock.now() + 90 * DAY,
    }),
};

/** Most cases go well; the others stop somewhere, so that every list and every tier has something to show. */
export const stories: readonly (readonly Chapter[])[] = [
  [...closed, rated(5, '处理很快，谢谢')],
  [acknowledged],
  [...closed, rated(4, '')],
  [acknowledged, handled],
  [acknowledged, handledLate, checked],
  closed,
  [],
  [acknowledged, handled, foundUnfinished, everythingElse],
  [...closed, rated(2, '第二天又堵了')],
  [acknowledged, handledLate],
  [acknowledged, ...returnedAndSentBack, everythingElse],
  [acknowledged, extended, everythingElse],
  closed,
  [acknowledged, suspended],
  [withdrawn],
  [...closed, rated(5, '')],
];

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
