interface Reporter {
  report(id: string, message: string): void;
}
/** What a rule reads of an element, as bpmn-moddle has it. */
export interface FlowNode {
  id: string;
  $instanceOf?(type: string): boolean;
  $parent?: FlowNode;
  flowElements?: FlowNode[];
  sourceRef?: FlowNode;
  targetRef?: FlowNode;
  conditionExpression?: object;
  default?: object;
  eventDefinitions?: FlowNode[];
  triggeredByEvent?: boolean;
  isForCompensation?: boolean;
}
type Check = (node: FlowNode, reporter: Reporter) => void;

const is = (node: FlowNode | undefined, ...types: string[]) =>
  types.some((type) => node?.$instanceOf?.(`bpmn:${type}`) === true);

const triggeredBy = ({ eventDefinitions = [] }: FlowNode, type: string) =>
  eventDefinitions.some((definition) => is(definition, `${type}EventDefinition`));

/** As the flows say it: a file need not list them at their ends again. */
const flowsAt = (node: FlowNode, end: 'sourceRef' | 'targetRef') =>
  (node.$parent?.flowElements ?? []).filter((flow) => is(flow, 'SequenceFlow') && flow[end] === node);

/** Begins when it is called, or stands in no order: no flow is missing there. */
const standsAlone = (node: FlowNode) =>
  !is(node, 'FlowNode') || node.triggeredByEvent || node.isForCompensation || is(node.$parent, 'AdHocSubProcess');

const reached: Check = (node, reporter) => {
  if (standsAlone(node) || flowsAt(node, 'targetRef').length > 0) return;
  if (is(node, 'StartEvent', 'BoundaryEvent') || (is(node, 'CatchEvent') && triggeredBy(node, 'Link'))) return;
  reporter.report(node.id, 'Nothing leads here: connect it from what comes before');
};

const ledOn: Check = (node, reporter) => {
  if (standsAlone(node) || flowsAt(node, 'sourceRef').length > 0) return;
  if (is(node, 'EndEvent') || (is(node, 'ThrowEvent') && triggeredBy(node, 'Link'))) return;
  if (is(node, 'BoundaryEvent') && triggeredBy(node, 'Compensate')) return; // an association leads on
  reporter.report(node.id, 'The way breaks off here: connect it to what comes after, or to an end event');
};

/** Both engines open an incident where no condition holds and no flow is the default. */
const goesOn: Check = (node, reporter) => {
  if (!is(node, 'ExclusiveGateway', 'InclusiveGateway') || node.default !== undefined) return;
  const outgoing = flowsAt(node, 'sourceRef');
  if (outgoing.length < 2 || outgoing.some(({ conditionExpression }) => conditionExpression === undefined)) return;
  reporter.report(node.id, 'Where no condition holds the case stands still here: make one flow the default');
};

/** What the engines run as it is drawn, though nobody can have meant it so: beside the linter's own rules. */
export const wayRules: Readonly<Record<string, Check>> = { reached, 'led-on': ledOn, 'goes-on': goesOn };

/** The rules in the form that the linter takes. */
export const wayPlugin = {
  config: { rules: Object.fromEntries(Object.keys(wayRules).map((name) => [name, 'warn'])) },
  resolver: {
    resolveRule(_package: string, name: string) {
      const check = wayRules[name];
      if (check === undefined) throw new Error(`no rule ${name}`); // the linter asks the next who may know it
      return () => ({ check });
    },
    resolveConfig(_package: string, name: string): never {
      throw new Error(`no config ${name}`);
    },
  },
};
