/**
 * A deployed process as the engine walks it: made once per version by readDiagram, never changed afterwards.
 * All lists that the broker goes through backwards stand here in its order already: reverse document order.
 */
import type { Expression } from '../../../feel/expression.js';

/** What stands in an attribute that may be a FEEL expression: the text itself, or the expression behind a leading `=`. */
export type Value = string | Expression;

export interface ExecutableProcess {
  /** The definition's key, 0 until it is deployed. */
  readonly key: number;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly root: NodeOf<'process'>;
  /** A node's place in this list is its number in stored rows. */
  readonly nodes: readonly Node[];
  readonly flows: readonly Flow[];
}

export interface Flow {
  readonly id: string;
  readonly number: number;
  readonly source: Node;
  readonly target: Node;
  readonly condition: Expression | undefined;
}

export interface JobDefinition {
  readonly type: Value;
  readonly retries: Value;
  readonly headers: Readonly<Record<string, string>>;
}

export interface UserTaskDefinition {
  readonly assignee: Value | undefined;
  readonly candidateGroups: Expression | undefined;
  readonly candidateUsers: Expression | undefined;
  readonly dueDate: Value | undefined;
  readonly followUpDate: Value | undefined;
  readonly formKey: string | undefined;
  readonly formId: Value | undefined;
}

export interface Listener extends JobDefinition {
  readonly event: 'start' | 'end';
}

export interface Loop {
  readonly sequential: boolean;
  readonly inputCollection: Expression;
  readonly inputElement: string | undefined;
  readonly outputCollection: string | undefined;
  readonly outputElement: Expression | undefined;
  readonly completionCondition: Value | undefined;
}

export type Trigger =
  | { readonly type: 'none' }
  | { readonly type: 'timer'; readonly kind: 'duration' | 'date' | 'cycle'; readonly value: Value }
  | { readonly type: 'message'; readonly name: Value; readonly correlationKey: Expression | undefined }
  | { readonly type: 'signal'; readonly name: Value }
  /** Without a code: catches all. */
  | { readonly type: 'error'; readonly code: Value | undefined }
  | { readonly type: 'escalation'; readonly code: Value | undefined }
  | { readonly type: 'compensation' };

interface Parts {
  process: object;
  subProcess: object;
  eventSubProcess: object;
  multiInstanceBody: { readonly loop: Loop; readonly inner: Node };
  callActivity: {
    readonly processId: Value;
    readonly propagateAllParentVariables: boolean;
    readonly propagateAllChildVariables: boolean;
  };
  jobTask: { readonly job: JobDefinition };
  userTask: { readonly job: JobDefinition; readonly user: UserTaskDefinition };
  zeebeUserTask: { readonly user: UserTaskDefinition };
  scriptTask: { readonly expression: Expression; readonly resultVariable: string };
  receiveTask: { readonly trigger: Trigger };
  passThroughTask: object;
  exclusiveGateway: { readonly defaultFlow: Flow | undefined };
  inclusiveGateway: { readonly defaultFlow: Flow | undefined };
  parallelGateway: object;
  eventBasedGateway: object;
  startEvent: { readonly trigger: Trigger; readonly interrupting: boolean };
  catchEvent: { readonly trigger: Trigger };
  boundaryEvent: { readonly trigger: Trigger; readonly interrupting: boolean; readonly attachedTo: Node };
  noneThrowEvent: object;
  linkThrowEvent: { readonly target: Node };
  linkCatchEvent: object;
  escalationThrowEvent: { readonly code: Value };
  signalThrowEvent: { readonly signal: Value };
  /** Without an activity: all that is done in its scope is compensated. */
  compensationThrowEvent: { readonly activity: string | undefined };
  compensationEndEvent: { readonly activity: string | undefined };
  noneEndEvent: object;
  errorEndEvent: { readonly code: Value };
  escalationEndEvent: { readonly code: Value };
  signalEndEvent: { readonly signal: Value };
  terminateEndEvent: object;
}

export type Kind = keyof Parts;

export interface NodeBase {
  readonly id: string;
  readonly number: number;
  /** Zeebe's word for it in records: SERVICE_TASK, BOUNDARY_EVENT, … */
  readonly elementType: string;
  readonly eventType: string;
  /** The process or sub-process around it; of a multi-instance's inner activity: the body. */
  readonly scope: Node | undefined;
  readonly outgoing: readonly Flow[];
  readonly incoming: readonly Flow[];
  /** All input mappings as one context, likewise the outputs; none: there are no mappings. */
  readonly inputs: Expression | undefined;
  readonly outputs: Expression | undefined;
  readonly listeners: readonly Listener[];
  readonly boundaries: readonly NodeOf<'boundaryEvent'>[];
  /** Of a scope: the none start event, and the start events of its event sub-processes. */
  readonly start: NodeOf<'startEvent'> | undefined;
  readonly eventStarts: readonly NodeOf<'startEvent'>[];
  /** The activity behind a compensation boundary event. */
  readonly compensationHandler: Node | undefined;
  /** Nodes right inside this scope. */
  readonly children: readonly Node[];
}

export type NodeOf<K extends Kind> = NodeBase & { readonly kind: K } & Parts[K];

export type Node = { [K in Kind]: NodeOf<K> }[Kind];

/** A node that something outside can set off while a token waits for it. */
export type CatchingNode =
  | NodeOf<'catchEvent'>
  | NodeOf<'receiveTask'>
  | NodeOf<'boundaryEvent'>
  | NodeOf<'startEvent'>;

/** Whether what it catches ends what it was caught from. */
export function isInterrupting(node: Node): boolean {
  return 'interrupting' in node ? node.interrupting : true;
}
