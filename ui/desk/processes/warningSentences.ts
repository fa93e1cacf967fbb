/**
 * What an evaluation warns of, in Chinese. It says it in the broker's words, with its kind in brackets before it; what is new
 * to us stays as it is.
 */
export function warningInChinese(warning: string): string {
  const [, kind, said = warning] = /^\[([A-Z_]+)\] (.*)$/s.exec(warning) ?? [];
  if (kind === 'ASSERT_FAILURE') return asserted(said);
  for (const [form, say] of forms) {
    const found = form.exec(said);
    if (found) return say(...found.slice(1));
  }
  return warning;
}

/** Why there is no value at all. */
export function failureInChinese(error: string): string {
  const [, reason] = /^failed to evaluate expression '.*?' ?: (.+)$/s.exec(error) ?? [];
  const [, assertion] = /^Assertion failure on evaluate the expression '.*': (.+)$/s.exec(error) ?? [];
  if (assertion !== undefined) return asserted(assertion);
  return reason === undefined ? error : `无法求值：${warningInChinese(reason)}`;
}

/** The diagram's author may have said why. */
const asserted = (said: string) =>
  said === 'The condition is not fulfilled' ? 'assert 的条件不成立' : `assert 的条件不成立：${warningInChinese(said)}`;

type Form = [RegExp, (...parts: string[]) => string];

const forms: Form[] = [
  [/^No variable found with name '(.*)'$/s, (name = '') => `没有变量 ${name}`],
  [/^No input value found\.$/, () => '没有输入值'],
  [/^No input value available\. .+$/s, () => '“?” 只能用在单元测试式里'],
  [/^No function found with name '(.*)' and 0 parameters$/s, (name = '') => `没有不带参数的函数 ${name}`],
  [
    /^No function found with name '(.*)' and (\d+) parameters$/s,
    (name = '', count = '') => `没有带 ${count} 个参数的函数 ${name}`,
  ],
  [
    /^No function found with name '(.*)' and parameters: (.+)$/s,
    (name = '', names = '') => `没有参数为 ${names} 的函数 ${name}`,
  ],
  [
    /^No context entry found with key '(.*)'\. The context is null$/s,
    (key = '') => `取不到 ${key}：它所在的对象是 null`,
  ],
  [
    /^No context entry found with key '(.*)'\. Available keys: (.*)$/s,
    (key = '', keys = '') => (keys === '' ? `对象里没有 ${key}` : `对象里没有 ${key}，只有 ${listed(keys)}`),
  ],
  [
    /^No property found with name '(.*?)' of value '(.*)'\. Available properties: (.*)$/s,
    (name = '', value = '', names = '') => `${value} 没有 ${name}${names === '' ? '' : `，只有 ${listed(names)}`}`,
  ],
  [/^Failed to invoke function '(.*?)': (.*)$/s, (name = '', reason = '') => `${name}()：${warningInChinese(reason)}`],
  [/^Illegal arguments: (.*)$/s, (values = '') => `参数不合适：${listed(values)}`],
  [/^Invalid pattern (?:for delimiter )?'(.*)'$/s, (pattern = '') => `不是有效的匹配式：${pattern}`],
  [/^Invalid range definition '(.*)'$/s, (range = '') => `不是有效的区间：${range}`],
  [/^[Ee]xpected (\w+) but found '(.*)'$/s, (kind = '', value = '') => `应为${kinds[kind] ?? kind}，却是 ${value}`],
  [/^Can't compare '(.*)' with '(.*)' and '(.*)'$/s, (a = '', b = '', c = '') => `${a} 与 ${b}、${c} 不能比较`],
  [/^Can't compare '(.*)' with '(.*)'$/s, (a = '', b = '') => `${a} 与 ${b} 不能比较`],
  [/^Can't add '(.*)' to '(.*)'$/s, (a = '', b = '') => `${b} 与 ${a} 不能相加`],
  [/^Can't subtract '(.*)' from '(.*)'$/s, (a = '', b = '') => `${b} 不能减去 ${a}`],
  [/^Can't multiply '(.*)' by '(.*)'$/s, (a = '', b = '') => `${a} 与 ${b} 不能相乘`],
  [/^Can't divide '(.*)' by '(.*)'$/s, (a = '', b = '') => `${a} 不能除以 ${b}`],
  [/^Can't parse '(.*)' as a number$/s, (text = '') => `“${text}”不是数字`],
  [/^Failed to parse ([\w-]+) from:? '?(.*?)'?$/s, (_, text = '') => `不是有效的日期、时间或时长：${text}`],
  [/^Failed to apply rounding mode '(.*)': Rounding necessary$/s, (mode = '') => `舍入方式 ${mode} 要求不必舍入`],
  [/^Failed to apply rounding mode '.*': .+$/s, () => '保留的小数位数超出范围'],
  [
    /^Illegal argument '(.*)' for rounding mode\. Must be one of: (.*)$/s,
    (mode = '', all = '') => `没有舍入方式 ${mode}，只有 ${all}`,
  ],
  [/^cycle function expected .+, but found (.*)$/s, (values = '') => `应为次数与时长，却是 ${listed(values)}`],
  [
    /^expect boolean function with 2 arguments, but found '(.*)'$/s,
    (count = '') => `排序函数应有两个参数，却有 ${count} 个`,
  ],
  [/^fail to sort list by given precedes function: (.*)$/s, (why = '') => `排序函数有误：${warningInChinese(why)}`],
  [/^illegal arguments? for .+$/s, () => '分组符或小数点不合适'],
  [/^expected a list of strings but found '(.*)'$/s, (list = '') => `应为文字的列表，却是 ${list}`],
  [/^(.*) can not be compared to (.*)$/s, (a = '', b = '') => `${a} 与 ${b} 不能比较`],
  [/^(.*) is not comparable$/s, (list = '') => `${list} 里的值不能比较`],
  [/^java\.lang\.ArithmeticException: Division .+$/s, () => '不能除以零'],
  [/^java\.time\.zone\.ZoneRulesException: .+: (.+)$/s, (zone = '') => `没有时区 ${zone}`],
  [/^java\.lang\.OutOfMemoryError: .+$/s, () => '结果太长'],
  [/^java\.lang\.StackOverflowError: .+$/s, () => '函数不停地调用自己'],
];

const listed = (texts: string) => texts.replaceAll(/'([^']*)'/g, '$1').replaceAll(', ', '、');

const kinds: Readonly<Record<string, string>> = {
  boolean: '真假值',
  number: '数字',
  list: '列表',
  context: '对象',
  string: '文字',
};
