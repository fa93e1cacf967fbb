import words from './refusalWords.zh.json' with { type: 'json' };

const sentences: Readonly<Record<string, string>> = words;

/**
 * What the engine says against a diagram, in Chinese. It says it in the broker's words: those without a blank stand in
 * refusalWords.zh.json, the forms of the others here. What is new to us stays as it is.
 */
export function refusalInChinese(message: string): string {
  const known = sentences[message] ?? sentences[`${message}.`];
  if (known !== undefined) return known;
  for (const [form, say] of forms) {
    const found = form.exec(message);
    if (found) return say(...found.slice(1));
  }
  return message;
}

/** A refusal of several lines, `element: message` each, below a line of ours. */
export function refusalLinesInChinese(text: string): string {
  return text.replaceAll(/^(\S+(?: > \S+)*): (.+)$/gm, (_, element: string, message: string) => {
    return `${element}：${refusalInChinese(message)}`;
  });
}

type Form = [RegExp, (...parts: string[]) => string];

const forms: Form[] = [
  [/^(.+): write (.+) into it$/s, (words = '', lines = '') => `${refusalInChinese(words)}：请写入 ${lines}`],
  [
    /^Must have either one '(.+)' or one '(.+)' extension element$/,
    (one = '', other = '') => `必须填写 ${one} 或 ${other}，只能有一个`,
  ],
  [/^Must have exactly one '(.+)' extension element$/, (name = '') => `必须有且只有一个 ${name}`],
  [/^Elements of type '(.+)' are currently not supported\./, (type = '') => `不支持 ${type} 类型的元素`],
  [/^Expected path expression '(.*)' but/, (path = '') => `「${path}」不是变量路径：只能是以点分隔的名称`],
  [
    /^Must connect elements of its own scope, but '(.+)' names '(.*)' outside of it$/,
    (end = '', id = '') => `顺序流只能连接同一范围内的元素：${end} 指向范围之外的 ${id}`,
  ],
  [
    /^Expected static value to be a valid DateTime String.+but found '(.*)'\.$/,
    (value = '') => `「${value}」不是日期时间，应如 2023-03-02T15:35+02:00`,
  ],
  [
    /^Expected static value to be a list of comma-separated values.+but found '(.*)'\.$/,
    (value = '') => `「${value}」不是以逗号分隔的列表，应如 a,b,c`,
  ],
  [
    /^Multiple intermediate catch link event definitions with the same name '(.*)' are not allowed\.$/,
    (name = '') => `链接「${name}」有多个捕获事件`,
  ],
  [
    /^Can't find an catch link event for the throw link event with the name '(.*)'\.$/,
    (name = '') => `链接「${name}」没有对应的捕获事件`,
  ],
  [
    /^Processes are not allowed to contain a straight-through processing loop: (.+)$/s,
    (path = '') => `流程里有不停转的回路，中间没有任何等待：${path}`,
  ],
  [
    /^Multiple (message|signal) event definitions with the same name '(.*)' are not allowed\.$/,
    (kind = '', name = '') => `${kinds[kind]}「${name}」在同一范围内只能有一个开始事件`,
  ],
  [
    /^Multiple (\w+) catch events with the same \w+ code '(.*)' are not supported on the same scope\.$/,
    (kind = '', code = '') => `同一范围内有多个${kinds[kind]}捕获事件的代码同为「${code}」`,
  ],
  [
    /^A compensation .+ waitForCompletion attribute must be true or not present$/,
    () => '补偿事件的 waitForCompletion 只能为 true 或不写',
  ],
  [/^Must have at most one '(.+)' extension element$/, (name = '') => `最多只能有一个 ${name}`],
  [/^Headers contain duplicate entries for key '(.*)'$/, (key = '') => `任务头有多项的键同为「${key}」`],
  [
    /^Execution listeners are not supported for the '(.+)' element\./,
    (type = '') => `${type} 不能有执行监听器，只有 serviceTask 可以`,
  ],
  [
    /^The referenced compensation activity '(.+)' must be in the same scope as the compensation throw event$/,
    (id = '') => `要补偿的活动 ${id} 必须与补偿事件在同一范围内`,
  ],
  [/^The referenced compensation activity '(.+)' doesn't exist$/, (id = '') => `指定的补偿活动 ${id} 不存在`],
  [
    /^Expected constant expression of type String for (\w+) name '(.*)', .+$/,
    (kind = '', name = '') => `开始事件的${kinds[kind]}名称「${name}」必须是固定的文字`,
  ],
  [
    /^The (\w+)Code of the \w+ catch event is not allowed to be an expression$/,
    (kind = '') => `${kinds[kind]}捕获事件的代码不能是表达式`,
  ],
  [
    /^(ErrorCode|EscalationCode) must be present and not empty$/,
    (name = '') => `必须填写${name === 'ErrorCode' ? '错误' : '升级'}代码`,
  ],
  [/^Attribute '(.+)' must be present and not empty$/, (name = '') => `必须填写 ${name}`],
  [/^Found '(\d+)' duplicates based on .+$/, (count = '') => `有 ${count} 项重复`],
  [/^Must name a sequence flow, but '(.*)' is none$/, (id = '') => `「${id}」不是顺序流`],
  [/^Invalid timer (\w+) expression \((.+)\)$/s, (_, detail = '') => `定时的表达式有误（${detail}）`],
  [
    /^Expected expression but found static value '(.*)'\./,
    (text = '') => `「${text}」不是表达式：表达式以 = 开头，如 =${text}`,
  ],
  [
    /^(?:failed to parse expression|Failed to parse).*: Expected .+:(\d+):(\d+), found (.*)$/is,
    (line = '', column = '', text = '') => `表达式有误：第 ${line} 行第 ${column} 个字符起看不懂 ${text}`,
  ],
  [/^(?:failed to parse expression|Failed to parse).*?: (.+)$/is, (detail = '') => `表达式有误：${detail}`],
  [/^The file is larger than the limit of (\d+) bytes\.$/, (bytes = '') => `文件超过 ${bytes} 字节的上限`],
  [/^Fatal Error: URI=null Line=(\d+): (.+)$/s, (line = '', said = '') => `第 ${line} 行：${refusalInChinese(said)}`],
  [/^Elements are nested deeper than the limit of (\d+) levels\.$/, (levels = '') => `元素嵌套超过 ${levels} 层的上限`],
  [/^The diagram has more elements than the limit of (\d+)\.$/, (count = '') => `流程图的元素超过 ${count} 个的上限`],
  [/^The element type "(.+)" must be terminated by the matching end-tag .+$/, (tag = '') => `元素 ${tag} 没有结束标签`],
  [/^The entity "(.+)" was referenced, but not declared\.$/, (name = '') => `没有声明实体 ${name}`],
  [/^The prefix "(.+)" for .+ is not bound\.$/, (prefix = '') => `没有声明命名空间前缀 ${prefix}`],
  [
    /^Attribute "(.+)" was already specified for element "(.+)"\.$/,
    (name = '', tag = '') => `元素 ${tag} 的属性 ${name} 重复`,
  ],
  [
    /^Duplicated process id in resources '(.+)' and '(.+)'$/,
    (one = '', other = '') => `${one} 与 ${other} 的流程标识相同`,
  ],
  [
    /^the diagram must have one executable process, with the id (.+)$/,
    (id = '') => `图中必须有且只有一个可执行的流程，标识为 ${id}`,
  ],
  [
    /^cvc-[\w.-]+: Attribute '(.+)' is not allowed to appear in element '(.+)'\.$/,
    (name = '', tag = '') => `元素 ${tag} 不能有属性 ${name}`,
  ],
  [
    /^cvc-datatype-valid[\w.-]*: '(.*)' is not a valid value for '(.+)'\.$/,
    (value = '', type = '') => `「${value}」不是有效的 ${type} 值`,
  ],
  [/^cvc-id\.2: There are multiple occurrences of ID value '(.+)'\.$/, (id = '') => `标识 ${id} 重复`],
  [/^cvc-id\.1: There is no ID\/IDREF binding for IDREF '(.+)'\.$/, (id = '') => `指向的标识 ${id} 不存在`],
  [
    /^cvc-complex-type\.4: Attribute '(.+)' must appear on element '(.+)'\.$/,
    (name = '', tag = '') => `元素 ${tag} 必须有属性 ${name}`,
  ],
  [/^(.*) It must stand before '(.+)'\.$/s, (_, tag = '') => `元素的顺序不对：应在 ${tag} 之前`],
  [/^(.*) It may stand there only once\.$/s, () => '元素重复：此处只能有一个'],
  [/^Content is not allowed in .+\.$/, () => '文件开头或结尾有多余的内容'],
  [/^The (.+) must end with '(.+)'\.$/, (_, closing = '') => `缺少结束标记 ${closing}`],
  [/^Element type "(.+)" must be followed by .+$/, (tag = '') => `元素 ${tag} 的标签没有写完`],
];

const kinds: Readonly<Record<string, string>> = { message: '消息', signal: '信号', error: '错误', escalation: '升级' };
