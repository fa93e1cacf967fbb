import type { Kind } from '../application/found.js';
import type { Localized } from '../contract/localized.js';
import type { Case } from '../domain/case.js';

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
};

/** Facts that are identifiers, as people read them, by the name of the fact. Others (names, numbers) stand as they are. */
export const factWords: Readonly<Record<string, Readonly<Record<string, Localized>>>> = {
  kind: kinds,
  status: statuses,
};
