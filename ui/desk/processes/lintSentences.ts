import words from './lintWords.zh.json' with { type: 'json' };
import { partInWords } from './partWords.js';

const sentences: Readonly<Record<string, string>> = words.sentences;
const names: Readonly<Record<string, string>> = words.names;

/**
 * What the diagram linter says, in Chinese. Its English has few forms, with the names of things in <>: the forms stand
 * here, sentences without names and the names themselves in lintWords.zh.json. What is new to us stays as it is.
 */
export function lintInChinese(message: string): string {
  const known = sentences[message];
  if (known !== undefined) return known;
  for (const [form, say] of forms) {
    const found = form.exec(message);
    if (found) return say(...found.slice(1).map((part) => part));
  }
  return message;
}

type Form = [RegExp, (...parts: string[]) => string];

const forms: Form[] = [
  [/^(.+) is only supported by (.+) or newer$/, (what = '', by = '') => `${subject(what)}需要 ${by} 或更高版本`],
  [/^(.+) is only supported if the source is an? .+$/, (what = '') => `${subject(what)}只能从排他网关或包容网关引出`],
  [/^(.+) is not supported by (.+)$/, (what = '', by = '') => `${by} 不支持${subject(what)}`],
  [/^(.+) is not supported(?:\. .+)?$/, (what = '') => `不支持${subject(what)}`],
  [/^(.+) is deprecated\. .+$/, (what = '') => `${subject(what)}已不推荐使用，请改用引擎管理的用户任务`],
  [
    /^(.+) must have a defined <Condition expression> or be the default <Sequence Flow>$/,
    (what = '') => `${subject(what)}必须填写条件，或设为默认顺序流`,
  ],
  [/^(.+) must have a unique <(.+)>$/, (what = '', name = '') => `${subject(what)}的${named(name)}不能重复`],
  [
    /^(.+) must have an? (?:defined )?<([^<>]+)>(?:\. .+)?$/,
    (what = '', name = '') => `${subject(what)}必须填写${named(name)}`,
  ],
  [/^(.+) should have an? (?:defined )?<(.+)>$/, (what = '', name = '') => `${subject(what)}最好填写${named(name)}`],
  [
    /^(.+) <([^<>]+)> must be (.+)$/,
    (what = '', name = '', kind = '') => `${subject(what)}的${named(name)}必须是${kindOf(kind)}`,
  ],
  [/^(.+) is not allowed on (.+?)\.?$/, (what = '', on = '') => `${subject(on)}上不能用${subject(what)}`],
  [
    /^A <Process> is not allowed to contain a straight-through processing loop: (.+)$/,
    (loop = '') => `流程里有不停转的回路，中间没有任何等待：${loop}`,
  ],
  [
    /^Property <(.+)> is not a valid FEEL expression$/,
    (name = '') => `「${partInWords(name, 'zh')}」的 FEEL 表达式无法解析`,
  ],
  [/^Property <(.+)> uses .+$/, (name = '') => `属性${named(name)}的密钥写法已不推荐`],
  [/^(\S+) is missing end event$/, (what = '') => `${bpmnName(what)}没有结束事件`],
  [/^(\S+) is missing start event$/, (what = '') => `${bpmnName(what)}没有开始事件`],
  [/^(\S+) has multiple blank start events$/, (what = '') => `${bpmnName(what)}有多个空白开始事件，请只留一个`],
  [/^Element type <(.+)> is discouraged$/, (what = '') => `不推荐使用${bpmnName(what)}`],
  [
    /^Link (?:catch|throw) event with link name <(.+)> missing in scope$/,
    (name = '') => `链接「${name}」在本范围内缺少对应的一端`,
  ],
  [
    /^Duplicate link catch event with link name <(.+)> in scope$/,
    (name = '') => `链接「${name}」在本范围内有重复的捕获事件`,
  ],
];

const named = (name: string): string => `「${names[name] ?? withoutKind(name)}」`;

/** A template, a connector or a kind of binding brings its own name along. */
const withoutKind = (name: string): string =>
  name
    .replace(/^Template /, '模板 ')
    .replace(/^Connector /, '连接器 ')
    .replace(/^Binding: /, '绑定方式 ');

/** `A <User Task> with <Form>`: the thing itself, and what of it is meant. */
function subject(text: string): string {
  const [first, ...others] = [...text.matchAll(/<([^<>]+)>/g)].map(([, name = '']) => named(name));
  if (first === undefined) return text;
  return others.length === 0 ? first : `${first}（${others.join('、')}）`;
}

const kinds: [RegExp, string][] = [
  [/repeating interval/, '表达式、ISO 8601 的重复周期或 cron 表达式'],
  [/ISO 8601 date/, '表达式，或 ISO 8601 的时间（如 2026-03-02T09:00:00+08:00）'],
  [/ISO 8601 interval/, '表达式，或 ISO 8601 的时长（如 PT2H）'],
  [/integer between 0 and 100/, '表达式，或 0 到 100 的整数'],
];

const kindOf = (text: string): string => kinds.find(([kind]) => kind.test(text))?.[1] ?? text;

const bpmnNames: Readonly<Record<string, string>> = {
  'bpmn:Process': '流程',
  Process: '流程',
  'Sub process': '子流程',
  SubProcess: '子流程',
  'bpmn:SubProcess': '子流程',
  'bpmn:InclusiveGateway': '包容网关',
  'bpmn:ComplexGateway': '复杂网关',
};

const bpmnName = (name: string): string => bpmnNames[name] ?? named(name);
