const triggers: Readonly<Record<string, string>> = {
  Message: '消息',
  Timer: '定时',
  Signal: '信号',
  Error: '错误',
  Escalation: '升级',
  Compensate: '补偿',
  Conditional: '条件',
  Link: '链接',
  Terminate: '终止',
  Cancel: '取消',
  Multiple: '多重',
  Parallel: '并行',
};

const kinds: Readonly<Record<string, string>> = {
  Process: '流程',
  Collaboration: '协作图',
  Participant: '泳池',
  Lane: '泳道',
  'Start Event': '开始事件',
  'End Event': '结束事件',
  'Boundary Event': '边界事件',
  'Intermediate Catch Event': '中间捕获事件',
  'Intermediate Throw Event': '中间抛出事件',
  Task: '任务',
  'User Task': '用户任务',
  'Service Task': '服务任务',
  'Send Task': '发送任务',
  'Receive Task': '接收任务',
  'Script Task': '脚本任务',
  'Business Rule Task': '业务规则任务',
  'Manual Task': '手工任务',
  'Call Activity': '调用活动',
  Transaction: '事务',
  'Event Sub Process': '事件子流程',
  'Expanded Sub Process': '子流程',
  'Collapsed Sub Process': '子流程（折叠）',
  'Expanded Ad Hoc Sub Process': '临时子流程',
  'Collapsed Ad Hoc Sub Process': '临时子流程（折叠）',
  Gateway: '网关',
  'Exclusive Gateway': '排他网关',
  'Inclusive Gateway': '包容网关',
  'Parallel Gateway': '并行网关',
  'Complex Gateway': '复杂网关',
  'Event Based Gateway': '事件网关',
  'Sequence Flow': '顺序流',
  'Default Flow': '默认顺序流',
  'Conditional Flow': '带条件的顺序流',
  'Message Flow': '消息流',
  Association: '关联',
  Group: '分组',
  'Text Annotation': '文字说明',
  'Data Object Reference': '数据对象',
  'Data Store Reference': '数据存储',
  'Data Input': '数据输入',
  'Data Output': '数据输出',
  'Data Input Association': '数据输入关联',
  'Data Output Association': '数据输出关联',
};

/** What the panel calls the chosen element, in Chinese: what triggers it, what it is, whether the work goes on beside it. */
export function elementTypeInChinese(said: string): string | undefined {
  const [type = '', besides] = said.split(' (');
  const words = type.split(' ');
  for (const place of words.keys()) {
    const kind = kinds[words.slice(place).join(' ')];
    const causes = words.slice(0, place).map((word) => triggers[word]);
    if (kind === undefined || causes.includes(undefined)) continue;
    return [...causes, kind, besides === undefined ? '' : '（不中断）'].join('');
  }
  return undefined;
}
