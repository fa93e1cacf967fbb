/** What happened, in Zeebe's words. Both engines report through these; everything that people see is made of them. */
export interface EngineRecord<V extends RecordValue = RecordValue> {
  partitionId: number;
  /** Rises within a partition; with it the record's identity. */
  position: number;
  /** 64-bit; from partition 4 on beyond 2^53, hence text. */
  key: string;
  /** UTC milliseconds of the engine's clock. */
  timestamp: number;
  valueType: V['valueType'];
  intent: string;
  recordType: 'EVENT';
  value: V['value'];
}

export type Variables = Readonly<Record<string, unknown>>;

/** Which instance and element a record is about. Keys are text, '-1' where there is none. */
interface InElement {
  bpmnProcessId: string;
  processDefinitionKey: string;
  processInstanceKey: string;
  elementId: string;
  elementInstanceKey: string;
}

export interface JobValue extends InElement {
  type: string;
  retries: number;
  worker: string;
  /** UTC milliseconds, -1 while nobody has activated it. */
  deadline: number;
  customHeaders: Readonly<Record<string, string>>;
  /** Empty at CREATED; at COMPLETED what was sent along. */
  variables: Variables;
  errorMessage: string;
  errorCode: string;
  processDefinitionVersion: number;
}

export interface ProcessInstanceValue {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: string;
  processInstanceKey: string;
  elementId: string;
  flowScopeKey: string;
  bpmnElementType: string;
  bpmnEventType: string;
  parentProcessInstanceKey: string;
  parentElementInstanceKey: string;
}

export interface VariableValue {
  name: string;
  /** JSON text. */
  value: string;
  scopeKey: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionKey: string;
}

export interface TimerValue {
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  targetElementId: string;
  /** UTC milliseconds. */
  dueDate: number;
  repetitions: number;
}

export interface IncidentValue extends InElement {
  errorType: string;
  errorMessage: string;
  jobKey: string;
  variableScopeKey: string;
}

export interface ProcessValue {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: string;
  resourceName: string;
  /** The XML, base64. */
  resource: string;
}

export interface FormValue {
  formId: string;
  formKey: string;
  version: number;
  resourceName: string;
  /** The form-js schema, base64. */
  resource: string;
}

export interface ProcessSuspensionValue {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: string;
}

/** Value types whose value this code does not look into. */
type OtherValueType =
  | 'DEPLOYMENT'
  | 'MESSAGE'
  | 'MESSAGE_SUBSCRIPTION'
  | 'PROCESS_MESSAGE_SUBSCRIPTION'
  | 'MESSAGE_START_EVENT_SUBSCRIPTION'
  | 'SIGNAL'
  | 'SIGNAL_SUBSCRIPTION'
  | 'ESCALATION'
  | 'COMPENSATION_SUBSCRIPTION'
  | 'PROCESS_EVENT'
  | 'PROCESS_INSTANCE_CREATION'
  | 'PROCESS_INSTANCE_MODIFICATION'
  | 'PROCESS_INSTANCE_MIGRATION'
  | 'VARIABLE_DOCUMENT'
  | 'DECISION_EVALUATION'
  | 'USER_TASK';

export type RecordValue =
  | { valueType: 'JOB'; value: JobValue }
  | { valueType: 'PROCESS_INSTANCE'; value: ProcessInstanceValue }
  | { valueType: 'VARIABLE'; value: VariableValue }
  | { valueType: 'TIMER'; value: TimerValue }
  | { valueType: 'INCIDENT'; value: IncidentValue }
  | { valueType: 'PROCESS'; value: ProcessValue }
  | { valueType: 'FORM'; value: FormValue }
  // Zeebe has no suspension: these two are the embedded engine's own.
  | { valueType: 'PROCESS_INSTANCE_SUSPENSION'; value: InElement }
  | { valueType: 'PROCESS_SUSPENSION'; value: ProcessSuspensionValue }
  | { [T in OtherValueType]: { valueType: T; value: Readonly<Record<string, unknown>> } }[OtherValueType];

export type ValueType = RecordValue['valueType'];

/** A record that can be told apart by its value type. */
export type AnyRecord = { [T in ValueType]: EngineRecord<Extract<RecordValue, { valueType: T }>> }[ValueType];

/** The job type that a BPMN user task without `zeebe:userTask` gets. */
export const USER_TASK_JOB = 'io.camunda.zeebe:userTask';
