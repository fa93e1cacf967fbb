import type { Case } from '../../domain/case.js';
import { figureIds } from '../../domain/caseFigures.js';
import type { CaseViewDocument, TimelineDocument } from './case.js';
import type { TaskDocument } from './task.js';
import type { InstanceDocument } from './instance.js';
import type { ProcessDocument, ScenariosDocument, FormDocument } from './process.js';
import type { PersonDocument, SessionDocument } from './person.js';
import type { OrganisationDocument, CatalogueDocument, CalendarDocument, SituationDocument } from './county.js';
import type { RuleSetDocument, RuleContentDocument } from './ruleSet.js';
import type {
  AttendanceDocument,
  RequestDocument,
  CounterDocument,
  WatermarkDocument,
  RecordBatchDocument,
  SettlementDocument,
  ExportCountsDocument,
} from './bookkeeping.js';

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
  exportCounts: ExportCountsDocument;
  settlements: SettlementDocument;
  attendance: AttendanceDocument;
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
  instances: {
    indexes: [['caseId'], ['state'], ['processId', 'state'], ['processDefinitionKey', 'state']],
    unique: [],
  },
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
  exportCounts: { indexes: [], unique: [] },
  settlements: { indexes: [], unique: [] },
  attendance: { indexes: [], unique: [] },
};
