/**
 * What any engine can be asked. Commands are acknowledged only after they are durable: a promise that has settled
 * survives `kill -9`. Keys are text. Every refusal is a DomainError (ENGINE_NOT_FOUND, ENGINE_INVALID_STATE,
 * ENGINE_INVALID_ARGUMENT, DEPLOYMENT_REFUSED, MESSAGE_ALREADY_PUBLISHED, ENGINE_UNREACHABLE).
 */
import type { AnyRecord, Variables } from './records.js';

export interface Resource {
  /** File name, with its ending (.bpmn, .form, .dmn): it is part of a version's identity. */
  name: string;
  content: Buffer;
}

export interface DeployedProcess {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: string;
  resourceName: string;
}

export interface Message {
  name: string;
  correlationKey: string;
  /** While a message with this id, name and key is stored a second one is refused. */
  messageId?: string;
  /** How long the message waits for somebody to take it; 0: not at all. */
  timeToLiveMs: number;
  variables: Variables;
}

export interface ActivatedJob {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  elementId: string;
  elementInstanceKey: string;
  customHeaders: Readonly<Record<string, string>>;
  retries: number;
  /** UTC milliseconds. From then on the job may be given to somebody else. */
  deadline: number;
  /** All that the element sees, the nearest scope wins. */
  variables: Variables;
}

export type JobAnswer =
  | { complete: Variables }
  | { fail: { retries: number; message: string; backOffMs?: number } }
  | { throwError: { code: string; message: string; variables: Variables } }
  /** The handler has seen to it itself that the engine is told. */
  | 'told';

export interface JobWorker {
  type: string;
  /** An exception that it throws fails the job with one retry less. */
  handle(job: ActivatedJob): Promise<JobAnswer>;
  /** How many jobs may be in work at once. */
  maxActive: number;
  timeoutMs: number;
}

/** partitionId → the last position that was applied. */
export type Positions = ReadonlyMap<number, number>;

export interface Subscription {
  close(): Promise<void>;
}

/** An element that gets a token from outside: where an instance begins, or where a running one is moved to. */
export interface Activation {
  elementId: string;
  /** Which of them, where the scope around the element runs more than once. */
  ancestorElementInstanceKey?: string;
  /** Set before it begins: for the whole instance, or as the own of the element or of a scope around it (its id). */
  variables?: readonly { values: Variables; scopeId?: string }[];
}

/** What happens to the tokens of a running instance, all at once. */
export interface Modification {
  activate: readonly Activation[];
  /** Keys of element instances. A scope that has nothing left inside ends with them. */
  terminate: readonly string[];
}

export interface Migration {
  targetProcessDefinitionKey: string;
  /** Element id → its id in the target; what is not named keeps its own. */
  mapping: Readonly<Record<string, string>>;
}

/** Why an instance stays where it is: the element that holds something, and what stands against taking it along. */
export interface MigrationRefusal {
  elementId: string;
  targetElementId: string;
  reason:
    | 'ENDING' // it is just being terminated
    | 'NO_COUNTERPART' // the target has no such element
    | 'OTHER_KIND' // there it is another kind of element, or waits for another kind of event
    | 'OTHER_SCOPE' // there it stands in another sub-process
    | 'NO_FLOW' // a token waits at a join for a flow that the target does not have
    | 'NOT_UNDOABLE' // it was done and can be undone; in the target it cannot
    | 'CANNOT_LISTEN' // an event that the target adds cannot be opened; see detail
    | 'UNSUPPORTED'; // the engine in use cannot migrate such an element
  detail: string;
}

/** What a migration would do to one instance. */
export interface MigrationForecast {
  /** Elements that hold tokens, and where those would stand. */
  moves: readonly { elementId: string; targetElementId: string }[];
  /** Events that the target adds and that would be waited for from then on. */
  opens: readonly string[];
  /** Events that it no longer has. */
  closes: readonly string[];
  /** Nothing where it would go. */
  refusals: readonly MigrationRefusal[];
}

/** One instance with all that it calls, or all instances of one version of a process. */
export type Suspendable = { processInstanceKey: string } | { processDefinitionKey: string };

/** What an engine may lack. Stated by the adapter, never by a setting; the page hides it and the API refuses it. */
export interface EngineAbilities {
  modifyInstance: boolean;
  /** Whether it can say beforehand if it would modify. */
  checkModification: boolean;
  migrateInstance: boolean;
  suspendInstance: boolean;
}

export interface Engine {
  readonly abilities: EngineAbilities;
  /** All resources or none. */
  deploy(resources: readonly Resource[]): Promise<DeployedProcess[]>;
  /** Without a version the latest; begins at its none start event unless told where. Returns the key of the instance. */
  createInstance(start: {
    bpmnProcessId: string;
    version?: number;
    variables: Variables;
    startAt?: readonly Activation[];
  }): Promise<string>;
  publishMessage(message: Message): Promise<void>;
  broadcastSignal(signal: { name: string; variables: Variables }): Promise<void>;
  completeJob(jobKey: string, variables: Variables): Promise<void>;
  failJob(
    jobKey: string,
    failure: { retries: number; message: string; backOffMs?: number; variables?: Variables },
  ): Promise<void>;
  throwError(jobKey: string, error: { code: string; message: string; variables: Variables }): Promise<void>;
  updateJobRetries(jobKey: string, retries: number): Promise<void>;
  resolveIncident(incidentKey: string): Promise<void>;
  setVariables(elementInstanceKey: string, variables: Variables, scope: { local: boolean }): Promise<void>;
  cancelInstance(processInstanceKey: string): Promise<void>;
  /** @throws DomainError ENGINE_CANNOT without the ability `modifyInstance`, as the next ones without theirs */
  modifyInstance(processInstanceKey: string, modification: Modification): Promise<void>;
  /** Whether it would be done; changes nothing. @throws DomainError what `modifyInstance` would throw now */
  checkModification(processInstanceKey: string, modification: Modification): Promise<void>;
  /** To another version: tokens stay where they are, jobs and timers go on. @throws DomainError MIGRATION_REFUSED, and then nothing has changed */
  migrateInstance(processInstanceKey: string, migration: Migration): Promise<void>;
  /** What `migrateInstance` would do now. Changes nothing. */
  checkMigration(processInstanceKey: string, migration: Migration): Promise<MigrationForecast>;
  /**
   * Nothing of it advances until it is resumed: jobs are given to nobody and cannot be completed, and what comes due
   * or arrives meanwhile (timers, messages, signals) waits, and happens then in the order in which it came.
   */
  suspend(what: Suspendable): Promise<void>;
  resume(what: Suspendable): Promise<void>;
  /** Hands jobs of one type to the handler, as soon as they are there. */
  work(worker: JobWorker): Subscription;
  /**
   * Calls back with every record after the given positions: in order per partition, at least once, the next batch when
   * the promise of the one before has settled. A batch whose promise is rejected comes again, after a pause that grows.
   */
  subscribe(after: Positions, apply: (records: readonly AnyRecord[]) => Promise<void>): Subscription;
  /** Answers when everything that this client was acknowledged so far has been handed to the subscribers that do not fail. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}
