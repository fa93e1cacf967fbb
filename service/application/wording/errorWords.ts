import type { DomainError, ErrorCode } from '../../domain/errors.js';
import type { Localized } from '../../domain/localized.js';
import { reasonInChinese } from './engineReasons.js';
import { factWords } from './factWords.js';

/** What a person reads. `{fact}` is filled in. A code that is left out does not compile. */
const forms: Record<ErrorCode, Localized> = {
  INPUT_INVALID: { zh: '提交的内容不符合要求，请按提示修改', en: 'The input is not as it must be: see the issues' },
  FILE_UNREADABLE: { zh: '文件无法读取：{reason}', en: 'The file cannot be read: {reason}' },
  FILE_TOO_LARGE: { zh: '内容过大，上限 {limitBytes}', en: 'Too large: {limitBytes} at most' },
  FILE_KIND_REFUSED: {
    zh: '不支持这种文件，请上传图片、MP4 或 PDF',
    en: 'Files of this kind are not taken: send a picture, MP4 or PDF',
  },
  REQUEST_REUSED: {
    zh: '同一个 Idempotency-Key 已用于另一份内容，请换一个',
    en: 'This Idempotency-Key was used for another body: take a new one',
  },
  SETTING_INVALID: { zh: '配置项 {name} 有误', en: 'The setting {name} is wrong' },
  NOT_FOUND: { zh: '找不到：{kind} {key}', en: 'Not found: {kind} {key}' },
  NOT_SIGNED_IN: { zh: '请先登录', en: 'Please sign in' },
  SIGN_IN_FAILED: { zh: '用户名或密码不正确', en: 'Name and password do not fit together' },
  CSRF_TOKEN_WRONG: {
    zh: '请求缺少会话令牌，请刷新页面后重试',
    en: 'The token of the session is missing (X-CSRF-Token): reload the page and try again',
  },
  TOO_MANY_TRIES: {
    zh: '尝试次数过多，请 {retryAfterSeconds} 秒后再试',
    en: 'Too many tries: wait {retryAfterSeconds} seconds',
  },
  NOT_ALLOWED: { zh: '您没有办理这件事的权限', en: 'You are not the one who may do this here' },
  CHANGED_MEANWHILE: { zh: '内容已被他人更新，请刷新后重试', en: 'Someone else has changed this: look again' },
  ALREADY_EXISTS: { zh: '已存在：{kind} {key}', en: 'Exists already: {kind} {key}' },
  PLACE_UNKNOWN: {
    zh: '无法确定所在网格，请从列表中选择',
    en: 'The place lies in no grid: pick the grid from the list',
  },
  CASE_NOT_OPEN: { zh: '案件{status}，现在不能这样办', en: 'The case is {status}: this cannot be done now' },
  CASE_NOT_WITH_DEPARTMENT: { zh: '案件不在本部门办理', en: 'This department does not hold the case' },
  DEPARTMENT_CLEARED: {
    zh: '该部门已被认定无责，不能再派给它（{organisation}）',
    en: 'The case does not go back to a department that was cleared of it ({organisation})',
  },
  DEPARTMENT_UNKNOWN: { zh: '不是部门：{organisation}', en: 'This is no department: {organisation}' },
  NOT_WHISTLED: {
    zh: '案件未吹哨给部门，不能加派协办',
    en: 'No department works on this case: nobody can be called to help',
  },
  EXTENSION_TOO_LATE: { zh: '已过时限，不能再申请延期', en: 'The deadline has passed: too late to ask for more time' },
  EXTENSION_TOO_LONG: {
    zh: '延期不得超过原时限（{longestMinutes} 分钟）',
    en: 'At most the original limit can be added ({longestMinutes} minutes)',
  },
  EXTENSION_USED_UP: { zh: '已延期两次，不能再延', en: 'More time was granted twice already' },
  EXTENSION_PENDING: { zh: '已有延期申请待审批', en: 'Another request for more time waits for its decision' },
  EXTENSION_DECIDED: { zh: '该延期申请不存在或已审批', en: 'This request is unknown or has been decided' },
  SUSPENSION_USED_UP: { zh: '每个案件只能挂账一次', en: 'A case can be suspended once only' },
  SUSPENSION_TOO_LONG: { zh: '挂账截止须在一年之内', en: 'A suspension must end within a year from now' },
  NOT_SUSPENDED: { zh: '案件未挂账', en: 'The case is not suspended' },
  ALREADY_RATED: { zh: '已经评价过', en: 'It has been rated already' },
  CLAIMED_BY_OTHER: { zh: '{name}已认领此任务', en: '{name} has claimed this task' },
  TASK_GONE: { zh: '任务已办结或已撤销', en: 'The task is done or withdrawn' },
  CALENDAR_REFUSED: { zh: '工作日历 {file} 第 {line} 行：{reason}', en: 'Calendar {file}, line {line}: {reason}' },
  CALENDAR_YEAR_MISSING: {
    zh: '时限要算到 {year} 年，而工作日历 {calendar} 还没有这一年的放假安排（国务院一般在上一年十一月公布），系统不会猜测；请管理员用 shaodao import calendar 导入该年安排（docs/calendar.md）；已受理的诉求不会丢失，导入后继续办理',
    en: 'The deadline reaches into {year}, and the calendar {calendar} has no holidays for that year yet (the State Council announces them in November of the year before). They are not guessed: the administrator imports them with shaodao import calendar (docs/calendar.md); reports that were accepted meanwhile are not lost and go on then',
  },
  TIME_LIMIT_UNREADABLE: { zh: '无法识别的时限：{text}', en: 'This is no time limit: {text}' },
  INTERNAL: {
    zh: '系统出错，请稍后再试（编号 {requestId}）',
    en: 'Something failed on our side: try again later (number {requestId})',
  },
  DEPLOYMENT_REFUSED: { zh: '流程图不能发布，请按提示修改', en: 'The diagram cannot be published: see the findings' },
  ENGINE_NOT_FOUND: { zh: '引擎中已不存在：{kind} {key}', en: 'The engine no longer has it: {kind} {key}' },
  ENGINE_INVALID_STATE: { zh: '当前状态不允许：{kind} {key}', en: 'Its state does not allow this: {kind} {key}' },
  ENGINE_INVALID_ARGUMENT: { zh: '引擎不接受该值：{reason}', en: 'The engine does not take this: {reason}' },
  ENGINE_TOO_LARGE: {
    zh: '流程变量共 {size} 字节，超过上限 {limit} 字节：大的内容请存到别处，变量里只放引用',
    en: 'The variables have {size} bytes, and {limit} are the most: keep large things elsewhere and refer to them',
  },
  ENGINE_CANNOT: { zh: '当前引擎不支持：{ability}', en: 'The engine in use cannot do this: {ability}' },
  ENGINE_UNREACHABLE: { zh: '流程引擎暂时无法访问', en: 'The engine does not answer at the moment' },
  MIGRATION_REFUSED: { zh: '流程实例 {key} 不能迁移到该版本', en: 'The instance {key} cannot go on in this version' },
  RECORDS_CONTRADICT: {
    zh: '流程引擎与所存资料不属于同一次备份（分区 {partition}）：请停止所有节点，把两者恢复到同一次备份',
    en: 'Broker and documents are not of one backup (partition {partition}): stop all nodes and restore both from the same one',
  },
  MESSAGE_ALREADY_PUBLISHED: { zh: '消息已发送过', en: 'The message was sent already' },
  STORE_UNREACHABLE: { zh: '数据库暂时连不上，请稍后再试', en: 'The database does not answer: try again in a moment' },
  STORAGE_FULL: {
    zh: '服务器磁盘已满，{what}没有保存；请联系管理员腾出空间后重试',
    en: 'The disk of the service is full, {what} was not saved: ask the administrator to make room, then try again',
  },
  INSTALLATION_IN_USE: {
    zh: '{holder} 正在使用这套数据，请先停止它再试',
    en: '{holder} is at work on this installation: stop it first',
  },
  IMPORT_UNFINISHED: {
    zh: '数据导入中断，请先重新执行导入',
    en: 'An import was cut off: run the same import again first',
  },
  TRIALS_BUSY: { zh: '正有别人在试运行，请稍后再试', en: 'Others are trying scenarios out now: try again in a moment' },
  DATA_FOLDER_LOCKED: { zh: '数据目录被占用：{holder}', en: 'The data folder is in use by {holder}' },
  RULE_SET_INVALID: { zh: '规则集不能发布，请按提示修改', en: 'The rule set cannot be published: see the findings' },
  RULE_EVALUATION_FAILED: { zh: '规则无法计算：{reason}', en: 'The rules cannot be evaluated: {reason}' },
};

/** What went wrong, with its facts, for people. */
export function errorWords({ code, facts }: Pick<DomainError, 'code' | 'facts'>): Localized {
  const { zh, en } = forms[code];
  return { zh: filled(zh, facts, 'zh'), en: filled(en, facts, 'en') };
}

/** What a kind of error says of all its cases alike, in English. */
export const errorTitle = (code: ErrorCode): string => forms[code].en.replaceAll(/\{\w+\}/g, '…');

function filled(text: string, facts: Readonly<Record<string, unknown>>, language: 'zh' | 'en'): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (isLocalized(fact)) return fact[language];
    if (typeof fact === 'string') return inWords(name, fact, language);
    if (typeof fact === 'number' && name.endsWith('Bytes')) return size(fact);
    return fact === undefined ? '' : JSON.stringify(fact);
  });
}

/** As phones and file lists say it. */
const size = (bytes: number): string =>
  bytes >= MEGABYTE ? `${Math.floor(bytes / MEGABYTE)} MB` : `${Math.floor(bytes / 1024)} KB`;

const MEGABYTE = 1024 * 1024;

function inWords(name: string, fact: string, language: 'zh' | 'en'): string {
  const known = factWords[name]?.[fact]?.[language];
  if (known !== undefined) return known;
  return name === 'reason' && language === 'zh' ? reasonInChinese(fact) : fact;
}

const isLocalized = (fact: unknown): fact is Localized =>
  typeof fact === 'object' && fact !== null && 'zh' in fact && 'en' in fact;
