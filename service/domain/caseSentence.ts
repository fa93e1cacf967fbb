import type { Evaluation, RevisitOutcome } from './case.js';
import type { CaseEvent } from './caseEvent.js';
import type { Localized } from './localized.js';

/** How an event is told in the timeline. `open`: residents see it too; `detail` is what somebody wrote, office only. */
export interface CaseSentence {
  text: Localized;
  detail: string | null;
  files: readonly string[];
  open: boolean;
}

/** `nameOf` gives an organisation's name. No default branch, so that the compiler names an event that was forgotten. */
export function caseSentence(event: CaseEvent, nameOf: (organisation: string) => Localized): CaseSentence {
  switch (event.type) {
    case 'reported':
      return shown('已收到上报', 'The report was received');
    case 'decided':
      return shown(
        `已分色：${colours[event.decision.colour].zh}`,
        `Colour decided: ${colours[event.decision.colour].en}`,
      );
    case 'handedOn': {
      const { zh, en } = levels[event.decision.level];
      return { ...told({ zh: `上交至${zh}`, en: `Handed on to the ${en}` }, event.reason), open: true };
    }
    case 'clockMet': {
      const { zh, en } = clocks[event.clock];
      return internal(by(event, nameOf, `${zh}计时结束`, `met the ${en} clock`));
    }
    case 'taskDone':
      return told(by(event, nameOf, `完成“${event.name.zh}”`, `finished “${event.name.en}”`), event.text, event.files);
    case 'returned':
      return told(by(event, nameOf, '退单', 'returned the case'), event.reason);
    case 'disputed':
      return told(by(event, nameOf, '再次退单，提请裁定', 'returned it again: a ruling decides'), event.reason);
    case 'ruled': {
      const to = nameOf(event.to);
      return told({ zh: `决定由${to.zh}承办`, en: `It was decided that ${to.en} acts` }, event.reason);
    }
    case 'dispatched': {
      const to = nameOf(event.department.id);
      return { ...told({ zh: `派单至${to.zh}`, en: `Dispatched to ${to.en}` }, event.reason), open: true };
    }
    case 'coHandlerAdded': {
      const { zh, en } = nameOf(event.department.id);
      return { ...told({ zh: `加派${zh}协办`, en: `${en} was called to help` }, event.reason), open: true };
    }
    case 'reworkOrdered': {
      const names = event.failed.map(nameOf);
      const zh = `核查未通过，${names.map((name) => name.zh).join('、')}返工`;
      const en = `The check failed: rework by ${names.map((name) => name.en).join(', ')}`;
      return { ...told({ zh, en }, event.reason), open: true };
    }
    case 'extensionAsked': {
      const { organisation, reason } = event.extension;
      return told(by({ organisation }, nameOf, '申请延期', 'asked for an extension'), reason);
    }
    case 'extensionDecided':
      return event.granted
        ? told({ zh: '同意延期', en: 'The extension was granted' }, event.reason)
        : told({ zh: '不同意延期', en: 'The extension was refused' }, event.reason);
    case 'suspended':
      return { ...told({ zh: '已挂账，计时暂停', en: 'Suspended: the clock stands still' }, event.reason), open: true };
    case 'resumed':
      return { ...told({ zh: '恢复办理，计时继续', en: 'Resumed: the clock runs again' }, event.reason), open: true };
    case 'urged':
      return told({ zh: '已催办', en: 'Urged' }, event.reason);
    case 'supervised':
      return told({ zh: '已督办', en: 'Put under supervision' }, event.reason);
    case 'reminded': {
      const { zh, en } = clocks[event.clock];
      return internal(by(event, nameOf, `${zh}临期提醒`, `was reminded: the ${en} deadline is near`));
    }
    case 'climbed': {
      const { zh, en } = tiers[event.tier] ?? { zh: `第${event.tier}级`, en: `tier ${event.tier}` };
      return internal(by(event, nameOf, `逾期，升级至${zh}`, `is overdue: raised to the ${en}`));
    }
    case 'closed':
      return shown('已结案', 'The case was closed');
    case 'evaluated':
      return internal(evaluated(event.evaluations, nameOf));
    case 'reopened':
      return { ...told({ zh: '重新办理', en: 'Reopened' }, event.reason), open: true };
    case 'withdrawn':
      return { ...told({ zh: '已撤回', en: 'Withdrawn' }, event.reason), open: true };
    case 'ended':
      return shown(
        '流程已结束，办理终止（未结案）',
        'The process is over: work on it has ended without its being closed',
      );
    case 'rated':
      return told({ zh: `满意度 ${event.rating} 分`, en: `Rated ${event.rating} of 5` }, event.comment);
    case 'revisited':
      return revisits[event.outcome];
  }
}

const shown = (zh: string, en: string): CaseSentence => ({ text: { zh, en }, detail: null, files: [], open: true });
const internal = (text: Localized): CaseSentence => ({ text, detail: null, files: [], open: false });
const told = (text: Localized, detail: string, files: readonly string[] = []): CaseSentence => ({
  text,
  detail: detail === '' ? null : detail,
  files,
  open: false,
});

function by(
  { organisation }: { organisation: string },
  nameOf: (organisation: string) => Localized,
  ...[zh, en]: [zh: string, en: string]
): Localized {
  const name = nameOf(organisation);
  return { zh: `${name.zh}${zh}`, en: `${name.en} ${en}` };
}

function evaluated(evaluations: readonly Evaluation[], nameOf: (organisation: string) => Localized): Localized {
  const given = evaluations.map(({ organisation, points, exempt }) => {
    const { zh, en } = nameOf(organisation);
    const sign = points > 0 ? '+' : '';
    return exempt
      ? { zh: `${zh} ${sign}${points} 分（不计入统计）`, en: `${en} ${sign}${points} (left out of the figures)` }
      : { zh: `${zh} ${sign}${points} 分`, en: `${en} ${sign}${points}` };
  });
  return {
    zh: `考核计分：${given.map(({ zh }) => zh).join('，') || '无'}`,
    en: `Points given: ${given.map(({ en }) => en).join(', ') || 'none'}`,
  };
}

const revisits: Readonly<Record<RevisitOutcome, CaseSentence>> = {
  satisfied: shown('回访：居民认可已解决', 'The resident agrees that it is solved'),
  unsatisfied: shown('回访：居民表示不满意', 'The resident is not content'),
  unanswered: shown('回访无答复，已归档', 'Nobody answered the revisit: filed'),
};

const colours = {
  red: { zh: '红色', en: 'red' },
  orange: { zh: '橙色', en: 'orange' },
  yellow: { zh: '黄色', en: 'yellow' },
  blue: { zh: '蓝色', en: 'blue' },
  green: { zh: '绿色', en: 'green' },
};

const levels = {
  grid: { zh: '网格', en: 'grid' },
  community: { zh: '社区', en: 'community' },
  street: { zh: '街道', en: 'street' },
  department: { zh: '部门', en: 'departments' },
};

const clocks = {
  respond: { zh: '响应', en: 'response' },
  acknowledge: { zh: '签收', en: 'acknowledgement' },
  checkIn: { zh: '报到', en: 'check-in' },
  handle: { zh: '办理', en: 'handling' },
};

const tiers: Readonly<Record<number, Localized>> = {
  1: { zh: '部门负责人', en: 'department lead' },
  2: { zh: '街道大工委召集人', en: "convenor of the street's joint committee" },
  3: { zh: '县督查', en: 'county supervision' },
};
