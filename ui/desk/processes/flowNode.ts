/** What the rules read of an element, as bpmn-moddle has it. */
export interface FlowNode {
  id: string;
  $type?: string;
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
  attachedToRef?: FlowNode;
  cancelActivity?: boolean;
  extensionElements?: { values?: { $type?: string }[] };
}

interface Reporter {
  report(id: string, message: string): void;
}
export type Check = (node: FlowNode, reporter: Reporter) => void;

export const is = (node: FlowNode | undefined, ...types: string[]) =>
  types.some((type) => node?.$instanceOf?.(`bpmn:${type}`) === true);

export const triggeredBy = ({ eventDefinitions = [] }: FlowNode, type: string) =>
  eventDefinitions.some((definition) => is(definition, `${type}EventDefinition`));

const beside = (node: FlowNode) => node.$parent?.flowElements ?? [];

/** As the flows say it: a file need not list them at their ends again. */
export const flowsAt = (node: FlowNode, end: 'sourceRef' | 'targetRef') =>
  beside(node).filter((flow) => is(flow, 'SequenceFlow') && flow[end] === node);

/** The boundary events that end it when they happen. */
export const interruptersOf = (node: FlowNode) =>
  beside(node).filter(
    (event) => is(event, 'BoundaryEvent') && event.attachedToRef === node && event.cancelActivity !== false,
  );
