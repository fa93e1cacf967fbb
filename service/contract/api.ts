import type { z } from 'zod';
import { Board } from './board.js';
import {
  AddCoHandler,
  AskExtension,
  CaseFilter,
  CaseList,
  CaseView,
  DecideExtension,
  Reasoned,
  SuspendCase,
} from './case.js';
import { CaseDecisions } from './explanation.js';
import {
  InstanceFilter,
  InstanceList,
  InstanceView,
  MigrateInstances,
  MigrationReport,
  ModifyInstance,
} from './instance.js';
import { CatalogueItems, OrgTree } from './place.js';
import { LiveEvent } from './liveEvent.js';
import {
  CheckedDiagram,
  CheckProcess,
  IncidentList,
  ProcessList,
  ProcessSource,
  ProcessVersion,
  PublishProcess,
  ResolveIncident,
} from './process.js';
import { FollowedReport, OwnReports, RateCase, ReportCase, ReportReceipt, StoredFile } from './report.js';
import {
  CheckedRuleSet,
  CheckRuleSet,
  CompareRuleSets,
  DecisionExample,
  PublishedRuleSet,
  PublishRuleSet,
  RuleSetComparison,
  RuleSetList,
  RuleSetVersion,
} from './ruleSet.js';
import { People, Role, Session, SignIn } from './session.js';
import { SetSituation, Situation } from './situation.js';
import { AssignTask, CompleteTask, GiveFeedback, ReturnTask, Task, TaskFilter, TaskList } from './task.js';

/** One thing that a client may ask for. Paths are below /api; what stands in braces reaches the handler as text. */
export interface Route {
  method: 'get' | 'post' | 'delete';
  path: `/${string}`;
  /** Anyone at all, or who is signed in with one of these roles. Whose case or task it is, the use case asks. */
  allowed: 'anyone' | readonly Role[];
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Besides JSON: the body is one file of a form, the answer is a file or a stream of events. */
  carries?: 'upload' | 'file' | 'events';
  /** The request may be sent again under the same Idempotency-Key and is carried out once. */
  onceOnly?: true;
  status: 200 | 201 | 204;
  answer?: z.ZodType;
}

const everybody = Role.options;
const staff = Role.exclude(['resident']).options;
const office = ['dispatcher', 'clerk', 'lead', 'convenor', 'supervisor', 'administrator'] as const;
const overseers = ['dispatcher', 'convenor', 'supervisor', 'administrator'] as const;
const administrators = ['administrator'] as const;

/** All that the service offers over HTTP: the server, the OpenAPI document and the UI's client are made from this table. */
export const api = {
  // residents and whoever else reports
  reportCase: {
    method: 'post',
    path: '/reports',
    allowed: 'anyone',
    summary: 'Report a problem',
    body: ReportCase,
    onceOnly: true,
    status: 201,
    answer: ReportReceipt,
  },
  listOwnReports: {
    method: 'get',
    path: '/reports',
    allowed: everybody,
    summary: 'What I have reported while I was signed in, newest first',
    status: 200,
    answer: OwnReports,
  },
  followReport: {
    method: 'get',
    path: '/reports/{trackingCode}',
    allowed: 'anyone',
    summary: 'Where a report stands',
    status: 200,
    answer: FollowedReport,
  },
  rateCase: {
    method: 'post',
    path: '/reports/{trackingCode}/rating',
    allowed: 'anyone',
    summary: 'Say whether it was really solved',
    body: RateCase,
    status: 200,
    answer: FollowedReport,
  },
  withdrawCase: {
    method: 'post',
    path: '/reports/{trackingCode}/withdrawal',
    allowed: 'anyone',
    summary: 'Take a report back',
    body: Reasoned,
    status: 200,
    answer: FollowedReport,
  },
  storeFile: {
    method: 'post',
    path: '/files',
    allowed: 'anyone',
    summary: 'Store a photo or document, 10 MB at most, as form field `file`',
    carries: 'upload',
    status: 201,
    answer: StoredFile,
  },
  readFile: {
    method: 'get',
    path: '/files/{id}',
    allowed: 'anyone',
    summary: 'A stored file',
    carries: 'file',
    status: 200,
  },
  listOrganisations: {
    method: 'get',
    path: '/organisations',
    allowed: 'anyone',
    summary: 'Streets, communities, grids and departments as they stand today',
    status: 200,
    answer: OrgTree,
  },
  listCatalogue: {
    method: 'get',
    path: '/catalogue',
    allowed: 'anyone',
    summary: 'The matters that can be reported, newest catalogue',
    status: 200,
    answer: CatalogueItems,
  },

  // sign-in
  signIn: {
    method: 'post',
    path: '/session',
    allowed: 'anyone',
    summary: 'Sign in',
    body: SignIn,
    status: 201,
    answer: Session,
  },
  readSession: {
    method: 'get',
    path: '/session',
    allowed: everybody,
    summary: 'Who is signed in',
    status: 200,
    answer: Session,
  },
  signOut: { method: 'delete', path: '/session', allowed: everybody, summary: 'Sign out', status: 204 },

  // tasks
  listTasks: {
    method: 'get',
    path: '/tasks',
    allowed: staff,
    summary: 'My tasks and those of my organisation',
    query: TaskFilter,
    status: 200,
    answer: TaskList,
  },
  getTask: {
    method: 'get',
    path: '/tasks/{key}',
    allowed: staff,
    summary: 'A task with its form and what I may do',
    status: 200,
    answer: Task,
  },
  claimTask: {
    method: 'post',
    path: '/tasks/{key}/claim',
    allowed: staff,
    summary: 'Take a task out of the pool',
    status: 200,
    answer: Task,
  },
  releaseTask: {
    method: 'post',
    path: '/tasks/{key}/release',
    allowed: staff,
    summary: 'Put a task back into the pool',
    status: 200,
    answer: Task,
  },
  listAssignable: {
    method: 'get',
    path: '/tasks/{key}/people',
    allowed: ['dispatcher', 'lead'],
    summary: 'Whom the task may be assigned to',
    status: 200,
    answer: People,
  },
  assignTask: {
    method: 'post',
    path: '/tasks/{key}/assign',
    allowed: ['dispatcher', 'lead'],
    summary: 'Give a task to a colleague',
    body: AssignTask,
    status: 200,
    answer: Task,
  },
  completeTask: {
    method: 'post',
    path: '/tasks/{key}/complete',
    allowed: staff,
    summary: 'Finish a task with what its form asked for',
    body: CompleteTask,
    status: 204,
  },
  returnTask: {
    method: 'post',
    path: '/tasks/{key}/return',
    allowed: ['clerk', 'lead'],
    summary: 'Return a case that is not ours, with the reason',
    body: ReturnTask,
    status: 204,
  },
  giveFeedback: {
    method: 'post',
    path: '/tasks/{key}/feedback',
    allowed: staff,
    summary: 'Report what has been done so far',
    body: GiveFeedback,
    status: 200,
    answer: Task,
  },

  // cases
  listCases: {
    method: 'get',
    path: '/cases',
    allowed: staff,
    summary: 'The cases that one may read, narrowed by filters',
    query: CaseFilter,
    status: 200,
    answer: CaseList,
  },
  getCase: {
    method: 'get',
    path: '/cases/{id}',
    allowed: staff,
    summary: 'All about a case',
    status: 200,
    answer: CaseView,
  },
  getCaseDecisions: {
    method: 'get',
    path: '/cases/{id}/decisions',
    allowed: everybody,
    summary: 'Why the rules decided as they did, in the words of the version that decided',
    status: 200,
    answer: CaseDecisions,
  },
  urgeCase: {
    method: 'post',
    path: '/cases/{id}/urges',
    allowed: overseers,
    summary: 'Urge who holds the case',
    body: Reasoned,
    status: 200,
    answer: CaseView,
  },
  superviseCase: {
    method: 'post',
    path: '/cases/{id}/supervisions',
    allowed: ['supervisor'],
    summary: 'Put the case under supervision',
    body: Reasoned,
    status: 200,
    answer: CaseView,
  },
  addCoHandler: {
    method: 'post',
    path: '/cases/{id}/coHandlers',
    allowed: ['dispatcher', 'supervisor'],
    summary: 'Call one more department to help with a whistled case',
    body: AddCoHandler,
    status: 200,
    answer: CaseView,
  },
  askExtension: {
    method: 'post',
    path: '/cases/{id}/extensions',
    allowed: ['lead'],
    summary: 'Ask for more time, before the deadline',
    body: AskExtension,
    status: 200,
    answer: CaseView,
  },
  decideExtension: {
    method: 'post',
    path: '/cases/{id}/extensions/{extensionId}/decision',
    allowed: ['dispatcher', 'supervisor'],
    summary: 'Grant or refuse more time',
    body: DecideExtension,
    status: 200,
    answer: CaseView,
  },
  suspendCase: {
    method: 'post',
    path: '/cases/{id}/suspension',
    allowed: ['dispatcher', 'supervisor'],
    summary: 'Let the clock stand still, once and a year at most',
    body: SuspendCase,
    status: 200,
    answer: CaseView,
  },
  resumeCase: {
    method: 'post',
    path: '/cases/{id}/resumption',
    allowed: ['dispatcher', 'supervisor'],
    summary: 'Let the clock run again',
    body: Reasoned,
    status: 200,
    answer: CaseView,
  },
  readBoard: {
    method: 'get',
    path: '/board',
    allowed: office,
    summary: 'Overdue, near-due and the figures, of the cases that one may read',
    status: 200,
    answer: Board,
  },

  // processes
  listProcesses: {
    method: 'get',
    path: '/processes',
    allowed: office,
    summary: 'Published diagrams with their versions',
    status: 200,
    answer: ProcessList,
  },
  getProcess: {
    method: 'get',
    path: '/processes/{id}/versions/{version}',
    allowed: staff,
    summary: 'The XML of a version',
    status: 200,
    answer: ProcessSource,
  },
  checkProcess: {
    method: 'post',
    path: '/processes/check',
    allowed: administrators,
    summary: 'What stands against publishing a diagram',
    body: CheckProcess,
    status: 200,
    answer: CheckedDiagram,
  },
  publishProcess: {
    method: 'post',
    path: '/processes/{id}/versions',
    allowed: administrators,
    summary: 'Publish a diagram as the next version',
    body: PublishProcess,
    status: 201,
    answer: ProcessVersion,
  },
  // rules
  listRuleSets: {
    method: 'get',
    path: '/rule-sets',
    allowed: office,
    summary: 'Rule sets with their published versions',
    status: 200,
    answer: RuleSetList,
  },
  getRuleSet: {
    method: 'get',
    path: '/rule-sets/{name}/versions/{version}',
    allowed: office,
    summary: 'Rules, facts, tables and examples of a version',
    status: 200,
    answer: PublishedRuleSet,
  },
  checkRuleSet: {
    method: 'post',
    path: '/rule-sets/{name}/check',
    allowed: administrators,
    summary: 'What stands against publishing a draft, and how its examples come out',
    body: CheckRuleSet,
    status: 200,
    answer: CheckedRuleSet,
  },
  publishRuleSet: {
    method: 'post',
    path: '/rule-sets/{name}/versions',
    allowed: administrators,
    summary: 'Publish a draft as the next version; an old one anew is a roll back',
    body: PublishRuleSet,
    status: 201,
    answer: RuleSetVersion,
  },
  compareRuleSets: {
    method: 'post',
    path: '/rule-sets/{name}/comparison',
    allowed: administrators,
    summary: 'Which rules differ, and which of the last stored cases would come out otherwise',
    body: CompareRuleSets,
    status: 200,
    answer: RuleSetComparison,
  },
  exampleFromCase: {
    method: 'get',
    path: '/rule-sets/{name}/examples/{caseId}',
    allowed: administrators,
    summary: 'A stored case as a decision example for a draft',
    status: 200,
    answer: DecisionExample,
  },
  getSituation: {
    method: 'get',
    path: '/situation',
    allowed: staff,
    summary: 'What holds in the whole county at the moment: emergency mode, alerts, public events',
    status: 200,
    answer: Situation,
  },
  setSituation: {
    method: 'post',
    path: '/situation',
    allowed: ['supervisor', 'administrator'],
    summary: 'Say what holds in the whole county from now on; the next case is decided by it',
    body: SetSituation,
    status: 200,
    answer: Situation,
  },
  suspendProcess: {
    method: 'post',
    path: '/processes/{id}/versions/{version}/suspension',
    allowed: administrators,
    summary: 'Let all instances of a version stand still',
    status: 204,
  },
  resumeProcess: {
    method: 'post',
    path: '/processes/{id}/versions/{version}/resumption',
    allowed: administrators,
    summary: 'Let them go on',
    status: 204,
  },
  migrateInstances: {
    method: 'post',
    path: '/processes/{id}/versions/{version}/migration',
    allowed: administrators,
    summary: 'Take running instances along to another version, or say what would happen to each',
    body: MigrateInstances,
    status: 200,
    answer: MigrationReport,
  },
  listInstances: {
    method: 'get',
    path: '/instances',
    allowed: administrators,
    summary: 'Process instances, narrowed by filters',
    query: InstanceFilter,
    status: 200,
    answer: InstanceList,
  },
  getInstance: {
    method: 'get',
    path: '/instances/{key}',
    allowed: administrators,
    summary: 'A process instance with its tokens',
    status: 200,
    answer: InstanceView,
  },
  modifyInstance: {
    method: 'post',
    path: '/instances/{key}/modification',
    allowed: administrators,
    summary: 'Move tokens of a running instance',
    body: ModifyInstance,
    status: 200,
    answer: InstanceView,
  },
  suspendInstance: {
    method: 'post',
    path: '/instances/{key}/suspension',
    allowed: administrators,
    summary: 'Let an instance and all that it has called stand still',
    body: Reasoned,
    status: 200,
    answer: InstanceView,
  },
  resumeInstance: {
    method: 'post',
    path: '/instances/{key}/resumption',
    allowed: administrators,
    summary: 'Let it go on',
    body: Reasoned,
    status: 200,
    answer: InstanceView,
  },
  listIncidents: {
    method: 'get',
    path: '/incidents',
    allowed: administrators,
    summary: 'Where a process cannot go on by itself',
    status: 200,
    answer: IncidentList,
  },
  resolveIncident: {
    method: 'post',
    path: '/incidents/{key}/resolution',
    allowed: administrators,
    summary: 'Try again after the cause has been removed',
    body: ResolveIncident,
    status: 204,
  },
  followChanges: {
    method: 'get',
    path: '/events',
    allowed: staff,
    summary: 'A stream of changes (server-sent events named `change`, data: LiveEvent)',
    carries: 'events',
    status: 200,
    answer: LiveEvent,
  },
} as const satisfies Record<string, Route>;

export type Api = typeof api;
export type RouteName = keyof Api;
