import type { Case, TimelineLine } from '../domain/case.js';
import type { CasePoints } from '../domain/casePoints.js';
import { type FigureId, figureIds, type Tally } from '../domain/caseFigures.js';
import type { CalendarYear } from '../domain/calendarYear.js';
import type { Catalogue } from '../domain/catalogue.js';
import type { Localized } from '../domain/localized.js';
import type { Situation } from '../domain/situation.js';

/** `version` counts the writes of a document: 0 has never been stored. */
export interface Document {
  id: string;
  version: number;
}

/** A human task: made of a JOB record by the projection; the claim and the feedback are ours. Id: the job's key. */
export interface TaskDocument extends Document {
  caseId: string;
  processInstanceKey: string;
  elementInstanceKey: string;
  processDefinitionKey: string;
  element: string;
  name: Localized;
  stage: string | null;
  tier: number | null;
  state: 'open' | 'failed' | 'completed' | 'withdrawn';
  /** Organisations whose people may act (candidateGroups). */
  organisations: readonly string[];
  /** The person whom the diagram names (assignee). */
  assignee: string | null;
  claimedBy: string | null;
  formKey: string | null;
  createdAt: number;
  /** What the diagram gave it as its due date; not there (older documents): what `dueAt` says. */
  scheduledAt?: number | null;
  /** The stored deadline of the case where it keeps one for this task; null: none, or its clock stands still. */
  dueAt: number | null;
  endedAt: number | null;
  feedback: readonly { at: number; by: string; text: string; files: readonly string[] }[];
  /** Copied from the case, so that a list needs one query. */
  caseCode: string;
  colour: string | null;
  /** 0 red to 4 green, 5 undecided: for sorting. */
  colourRank: number;
  matter: string;
  /** The matter in the catalogue's English; null or not there (older documents): it has none. */
  matterEn?: string | null;
  gridId: string;
  positions: Positions;
}

/** partition → position of the last record applied to this document: applying it again changes nothing. */
export type Positions = Readonly<Record<string, number>>;

/** An element that holds a token, since when (UTC milliseconds), and the stage that the diagram gives it. */
export interface ActiveElement {
  element: string;
  key: string;
  since: number;
  stage: string | null;
}

/** A process instance: where its tokens are. Id: its key. */
export interface InstanceDocument extends Document {
  caseId: string | null;
  processId: string;
  processVersion: number;
  processDefinitionKey: string;
  parent: string | null;
  state: 'active' | 'completed' | 'terminated';
  /** Since when its process stands still by an administrator's word; null or not there (older documents): it does not. */
  suspendedAt?: number | null;
  /** The version that it ran on before it was migrated. */
  migratedFrom?: number | null;
  active: readonly ActiveElement[];
  /** The element with a stage that was entered last: while none is active, the case stays at its stage. */
  staged: ActiveElement | null;
  /** The highest tier of an escalation that was reached; 0: none. */
  tier: number;
  passed: readonly string[];
  incidents: readonly {
    key: string;
    element: string;
    /** As the diagram names the element; not there in older documents: it is known by its id. */
    name?: Localized;
    type: string;
    message: string;
    jobKey: string | null;
    at: number;
  }[];
  positions: Positions;
}

/** What lists and boards show of a case: made of its records. Id: the case's id. */
export interface CaseViewDocument extends Document {
  code: string;
  trackingCode: string;
  text: string;
  matter: string;
  /** The matter in the catalogue's English; null or not there (older documents): it has none. */
  matterEn?: string | null;
  gridId: string;
  colour: string | null;
  status: Case['status'];
  stage: string | null;
  stageName: Localized | null;
  /** Organisations that hold an open task now, the first one the longest. */
  holders: readonly string[];
  departments: readonly string[];
  /** Those that work on it or have worked on it: they may read it. */
  concerned: readonly string[];
  /** How far the escalation has climbed: 0 not at all. */
  tier: number;
  reportedAt: number;
  dueAt: number | null;
  closedAt: number | null;
  figures: Readonly<Record<FigureId, Tally | null>>;
  /** Not there (older documents): not known until the views are made anew. */
  points?: CasePoints | null;
  instances: readonly string[];
  /** Tasks that are open or failed, the oldest first. */
  openTasks: readonly string[];
  /** It is over and its records are no longer there: what is shown of it cannot be made again, and stays as it is. */
  sealed?: true;
}

/** One thing that happened to a case, for its timeline. Id: made of the record's partition and position, or of the event. */
export interface TimelineDocument extends Document, TimelineLine {
  caseId: string;
}

export interface PersonDocument extends Document {
  login: string;
  name: Localized;
  organisation: string;
  roles: readonly string[];
  passwordHash: string;
}

/** Id: SHA-256 of the cookie's value. */
export interface SessionDocument extends Document {
  personId: string;
  csrfToken: string;
  createdAt: number;
  expiresAt: number;
}

export interface OrganisationDocument extends Document {
  kind: string;
  name: Localized;
  parent: string | null;
  point: { lat: number; lng: number } | null;
  /** Not there: documents of older installations. */
  area?: 'town' | 'village' | null;
  /** UTC milliseconds; null: still valid. */
  validFrom: number;
  validTo: number | null;
  successor: string | null;
}

/** A published or imported table. Id: its version. The one that was taken in last is in force. */
export interface CatalogueDocument extends Document {
  source: string;
  importedAt: number;
  items: Catalogue['items'];
}

/** A year of the working calendar as a notice announced it. Id: its version. Of one year, the one taken in last counts. */
export interface CalendarDocument extends Document, Omit<CalendarYear, 'version'> {
  importedAt: number;
}

/** A published diagram. Id: its processDefinitionKey. */
export interface ProcessDocument extends Document {
  processId: string;
  processVersion: number;
  name: string;
  /** The English name that the diagram carries; not there in older documents: it has none. */
  nameEn?: string;
  resourceName: string;
  xml: string;
  publishedAt: number;
  publishedBy: string | null;
  reason: string;
  /** Since when all its instances stand still; null or not there (older documents): they do not. */
  suspendedAt?: number | null;
}

/** What must be true of a process: its `*.scenario.yaml` files. Id: the process's id. */
export interface ScenariosDocument extends Document {
  items: readonly { name: string; text: string }[];
}

/** A form as it was deployed. Id: its key as user tasks name it. */
export interface FormDocument extends Document {
  schema: unknown;
}

/** A request that must not be carried out twice. Id: the idempotency key. */
export interface RequestDocument extends Document {
  caseId: string;
  bodyHash: string;
  at: number;
}

/** Counters that hand out numbers. Id: what is counted. */
export interface CounterDocument extends Document {
  value: number;
}

/** How far a projection has come. Id: its name and the partition. */
export interface WatermarkDocument extends Document {
  position: number;
}

/** A rule set and its versions, oldest first, numbered from 1: what is here is never changed, only added to. Id: its name. */
export interface RuleSetDocument extends Document {
  versions: readonly PublishedRules[];
}

export interface PublishedRules {
  number: number;
  /** Id of its content: the same again where an old version was published anew. */
  contentId: string;
  publishedAt: number;
  publishedBy: string | null;
  reason: string;
}

/** What a version of a rule set says. Id: the set's name and the SHA-256 of the text, so that it can never be another. */
export interface RuleContentDocument extends Document {
  /** JSON as text: names in rules may begin with $ or hold dots, which not every store takes as names of fields. */
  json: string;
}

/** What holds in the whole county. Id: `county`. */
export interface SituationDocument extends Document, Situation {
  since: number;
  by: string;
  reason: string;
}

/** Records of a broker, as its exporter sent them: rising positions of one partition. Id: partition and first position. */
export interface RecordBatchDocument extends Document {
  partition: number;
  first: number;
  last: number;
  records: readonly unknown[];
}

/**
 * What a move from one engine to another has made in the new one: records of it up to that position tell nothing new.
 * Id: the key of an instance, a diagram or a form.
 */
export interface SettlementDocument extends Document {
  upTo: number;
}

export interface Documents {
  cases: Case;
  caseViews: CaseViewDocument;
  tasks: TaskDocument;
  instances: InstanceDocument;
  timeline: TimelineDocument;
  people: PersonDocument;
  sessions: SessionDocument;
  organisations: OrganisationDocument;
  catalogues: CatalogueDocument;
  calendars: CalendarDocument;
  processes: ProcessDocument;
  scenarios: ScenariosDocument;
  forms: FormDocument;
  requests: RequestDocument;
  counters: CounterDocument;
  watermarks: WatermarkDocument;
  ruleSets: RuleSetDocument;
  ruleContents: RuleContentDocument;
  situations: SituationDocument;
  records: RecordBatchDocument;
  settlements: SettlementDocument;
}

interface Shape {
  /** Fields that queries filter or sort by. */
  indexes: readonly (readonly string[])[];
  /** Keys that a document is given once: no save changes them. */
  unique: readonly string[];
}

/** Every collection with its indexes: adapters are built from this, so that adding a noun is adding a line. */
export const collections: Readonly<Record<keyof Documents, Shape>> = {
  cases: {
    indexes: [
      ['outbox.0.id'],
      ['report.at'],
      ['report.itemId', 'report.at'],
      ['report.itemId', 'report.gridId', 'report.at'],
      ['report.itemId', 'ruling.at'],
      ['report.phone', 'report.at'],
      ['report.by.id', 'report.at'],
    ],
    unique: ['code', 'trackingCode'],
  },
  caseViews: {
    indexes: [
      ['status', 'dueAt'],
      // All that the figures of a period are counted by: 1 ms for 20,000 cases, where reading the documents takes 36.
      ['reportedAt', ...figureIds.flatMap((id) => [`figures.${id}.from`, `figures.${id}.holds`])],
      ['points.at'],
      ['colour'],
      ['stage'],
      ['trackingCode'],
    ],
    unique: [],
  },
  tasks: { indexes: [['state', 'dueAt'], ['caseId'], ['claimedBy', 'state'], ['processInstanceKey']], unique: [] },
  instances: { indexes: [['caseId'], ['state'], ['processDefinitionKey', 'state']], unique: [] },
  timeline: { indexes: [['caseId', 'at']], unique: [] },
  people: { indexes: [['organisation']], unique: ['login'] },
  sessions: { indexes: [['expiresAt']], unique: [] },
  organisations: { indexes: [['parent'], ['kind']], unique: [] },
  calendars: { indexes: [['importedAt']], unique: [] },
  catalogues: { indexes: [['importedAt']], unique: [] },
  processes: { indexes: [['processId', 'processVersion']], unique: [] },
  scenarios: { indexes: [], unique: [] },
  forms: { indexes: [], unique: [] },
  requests: { indexes: [['at']], unique: [] },
  counters: { indexes: [], unique: [] },
  watermarks: { indexes: [], unique: [] },
  ruleSets: { indexes: [], unique: [] },
  ruleContents: { indexes: [], unique: [] },
  situations: { indexes: [], unique: [] },
  records: { indexes: [['partition', 'last']], unique: [] },
  settlements: { indexes: [], unique: [] },
};
