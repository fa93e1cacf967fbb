/**
 * Why the engine does not take what an administrator asked of a running process, in Chinese. It says it in the broker's
 * words; what is new to us stays as it is.
 */
export function reasonInChinese(reason: string): string {
  for (const [form, say] of forms) {
    const found = form.exec(reason);
    if (found) return say(...found.slice(1));
  }
  return reason;
}

const forms: [RegExp, (...parts: string[]) => string][] = [
  [/no element found with id '(.*)'\.$/, (id = '') => `流程图中没有元素 ${id}`],
  [
    /the element with id '(.*)' targets unsupported element type '(.*?)'/,
    (id = '') => `不能从元素 ${id} 开始：只能是任务、网关、子流程、调用活动、中间事件或结束事件`,
  ],
  [/the event '(.*)' stands behind an event-based gateway/, (id = '') => `事件 ${id} 在事件网关之后，请改为激活该网关`],
  [/the ancestor '(.*)' of element '(.*)' is not active/, (key = '', id = '') => `元素 ${id} 的上级 ${key} 已不在进行`],
  [/the ancestor '(.*)' is not around the element '(.*)'/, (key = '', id = '') => `${key} 不是元素 ${id} 的上级`],
  [
    /there is more than one active '(.*)' around the element '(.*)'/,
    (scope = '', id = '') => `元素 ${id} 的上级 ${scope} 有多个在进行，请指明是哪一个`,
  ],
  [
    /the element '(.*)' is inside the multi-instance '(.*)', of which no item is active/,
    (id = '', body = '') => `元素 ${id} 在多实例 ${body} 之内，而它没有进行中的项`,
  ],
  [/the scope '(.*)' is about to end\.$/, (id = '') => `${id} 即将结束`],
  [/no active element instance found with key '(.*)'\.$/, (key = '') => `环节 ${key} 已经结束，请刷新后再选`],
  [
    /with a positive amount of retries, but the amount given was '(.*)'/,
    (given = '') => `重试次数须大于零，而给的是 ${given}`,
  ],
  [/^Property 'variables' is invalid/, () => '变量必须是一个 JSON 对象'],
  [/there is no such event$/, () => '流程没有空白开始事件'],
];
