import type { Kind } from '../found.js';
import type { Case } from '../../domain/case.js';
import type { Localized } from '../../domain/localized.js';
import type { EngineAbilities } from '../../engine/port.js';

/** What can be missing, and what the engine speaks of. */
const kinds: Readonly<Record<Kind | 'route' | 'element' | 'job' | 'department', Localized>> = {
  case: { zh: '案件', en: 'case' },
  'catalogue item': { zh: '目录事项', en: 'catalogue item' },
  decision: { zh: '规则判定', en: 'decision of the rules' },
  file: { zh: '文件', en: 'file' },
  instance: { zh: '流程实例', en: 'process instance' },
  person: { zh: '人员', en: 'person' },
  process: { zh: '流程', en: 'process' },
  report: { zh: '上报', en: 'report' },
  request: { zh: '请求', en: 'request' },
  'rule content': { zh: '规则内容', en: 'content of a rule set' },
  'rule set': { zh: '规则集', en: 'rule set' },
  task: { zh: '任务', en: 'task' },
  version: { zh: '版本', en: 'version' },
  route: { zh: '接口', en: 'route' },
  element: { zh: '流程元素', en: 'element' },
  job: { zh: '引擎任务', en: 'job' },
  incident: { zh: '流程异常', en: 'incident' },
  department: { zh: '部门', en: 'department' },
};

const statuses: Readonly<Record<Case['status'], Localized>> = {
  reported: { zh: '已上报', en: 'reported' },
  open: { zh: '办理中', en: 'open' },
  closed: { zh: '已结案', en: 'closed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  ended: { zh: '已终止', en: 'ended' },
};

/** What an engine may lack; a broker of 8.5 lacks the last two. */
const abilities: Readonly<Record<keyof EngineAbilities, Localized>> = {
  modifyInstance: { zh: '移动流程位置', en: 'move a process' },
  migrateInstance: { zh: '迁移流程', en: 'migrate a process' },
  checkModification: {
    zh: '事先判断能否移动流程位置（Zeebe 8.5 只在移动时才回答；请不加 --dry-run）',
    en: 'say beforehand whether it would move a process (Zeebe 8.5 says it only when asked to; leave out --dry-run)',
  },
  suspendInstance: {
    zh: '挂起流程（Zeebe 8.5 没有这个命令；要停时限请用“挂账”）',
    en: 'put processes on hold (Zeebe 8.5 has no command for it; to stop the clocks, suspend the case)',
  },
};

/** Facts that are identifiers, as people read them, by the name of the fact. Others (names, numbers) stand as they are. */
export const factWords: Readonly<Record<string, Readonly<Record<string, Localized>>>> = {
  kind: kinds,
  status: statuses,
  ability: abilities,
};
