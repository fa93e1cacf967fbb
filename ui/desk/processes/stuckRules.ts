import { type Check, flowsAt, type FlowNode, interruptersOf, is, triggeredBy } from './flowNode.js';

/** Both engines count such a flow for ever, so that what it stands in is never over (measured on 8.5.8). */
const begins: Check = (node, reporter) => {
  if (!is(node, 'StartEvent') || flowsAt(node, 'targetRef').length === 0) return;
  reporter.report(
    node.id,
    'A process that comes back to a start event is never over: lead the flow to what comes after',
  );
};

/** Both engines pass such tasks without opening what stands at their border (measured on 8.5.8). */
const heard: Check = (node, reporter) => {
  if (!is(node, 'BoundaryEvent') || triggeredBy(node, 'Compensate') || !isOverAtOnce(node.attachedToRef)) return;
  reporter.report(node.id, 'This never happens: the engine waits for nothing at such a task');
};

function isOverAtOnce(task: FlowNode | undefined): boolean {
  if (is(task, 'ScriptTask'))
    return task?.extensionElements?.values?.some(({ $type }) => $type === 'zeebe:Script') === true;
  return is(task, 'ManualTask') || task?.$type === 'bpmn:Task';
}

const meets: Check = (node, reporter) => {
  if (!is(node, 'ParallelGateway')) return;
  const choices = flowsAt(node, 'targetRef').flatMap((flow) => choiceBehind(flow) ?? []);
  if (new Set(choices).size === choices.length) return;
  reporter.report(
    node.id,
    'Only one of these ways is taken, and the case waits for the others here: use an exclusive gateway',
  );
};

/** What decided that this way is taken and no other; undefined where other ways join it or several are taken. */
function choiceBehind(flow: FlowNode): FlowNode | undefined {
  const passed = new Set<FlowNode>();
  for (let node = flow.sourceRef; node && !passed.has(node); node = onlySource(node)) {
    passed.add(node);
    if (is(node, 'BoundaryEvent')) return node.cancelActivity === false ? undefined : node.attachedToRef;
    const ways = flowsAt(node, 'sourceRef').length;
    if (ways > 1) return is(node, 'ExclusiveGateway', 'EventBasedGateway') ? node : undefined;
    if (interruptersOf(node).length > 0) return node;
  }
  return undefined;
}

function onlySource(node: FlowNode): FlowNode | undefined {
  const [flow, ...others] = flowsAt(node, 'targetRef');
  return others.length === 0 ? flow?.sourceRef : undefined;
}

/** Where a case stands still for ever, or waits for what never comes. */
export const stuckRules: Readonly<Record<string, Check>> = { begins, heard, meets };
