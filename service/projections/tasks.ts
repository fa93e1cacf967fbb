import { organisationIn } from '../domain/candidateGroup.js';
import type { Case } from '../domain/case.js';
import { dueOfTask } from '../domain/taskClock.js';
import type { AnyRecord, EngineRecord, JobValue } from '../engine/records.js';
import { USER_TASK_JOB } from '../engine/records.js';
import type { InstanceDocument } from '../stores/documents/instance.js';
import type { TaskDocument } from '../stores/documents/task.js';
import { applied, isNews } from './applied.js';
import { colourRankOf } from './colourRank.js';
import type { DiagramNotes } from './elements.js';

/** What a task is made of beside its record. */
export interface TaskSurroundings {
  notes: DiagramNotes;
  instance: InstanceDocument | undefined;
  /** undefined: the process is about no case. */
  case: Case | undefined;
}

/** The key of the task that a record is about; undefined where it is about none. */
export function taskKeyOf(record: AnyRecord): string | undefined {
  if (record.valueType === 'JOB' && record.value.type === USER_TASK_JOB) return record.key;
  if (record.valueType === 'INCIDENT' && record.value.jobKey !== '-1') return record.value.jobKey;
  return undefined;
}

/** A task after one record. The claim, the feedback and a due date that was changed are ours: no record touches them. */
export function taskAfter(
  record: AnyRecord,
  before: TaskDocument | undefined,
  surroundings: TaskSurroundings,
): TaskDocument | undefined {
  if (!isNews(before, record)) return before;
  const after = changed(record, before, surroundings);
  return after && { ...after, positions: applied(after.positions, record) };
}

function changed(
  record: AnyRecord,
  before: TaskDocument | undefined,
  surroundings: TaskSurroundings,
): TaskDocument | undefined {
  if (record.valueType === 'INCIDENT') {
    return record.intent === 'RESOLVED' && before?.state === 'failed' ? { ...before, state: 'open' } : before;
  }
  if (record.valueType !== 'JOB') return before;
  if (record.intent === 'CREATED') return created(record, before, surroundings);
  if (!before) return undefined;
  switch (record.intent) {
    case 'COMPLETED':
      return ended(before, 'completed', record.timestamp);
    // A caught error ends the job without a CANCELED of its own.
    case 'CANCELED':
    case 'ERROR_THROWN':
      return ended(before, 'withdrawn', record.timestamp);
    case 'MIGRATED': {
      const { elementId: element, processDefinitionKey } = record.value;
      return { ...before, element, processDefinitionKey, ...fromDiagram(surroundings.notes, element) };
    }
    case 'FAILED':
      return record.value.retries > 0 ? before : { ...before, state: 'failed' };
    default:
      return before;
  }
}

/** What is over is due when the diagram said: the case's deadlines go on without it, and views made anew say the same. */
export function ended(before: TaskDocument, state: 'completed' | 'withdrawn', at: number): TaskDocument {
  return { ...before, state, endedAt: at, dueAt: before.scheduledAt ?? before.dueAt };
}

function created(
  record: EngineRecord & { value: JobValue },
  before: TaskDocument | undefined,
  { notes, instance, case: about }: TaskSurroundings,
): TaskDocument {
  const { value } = record;
  const header = (name: string) => value.customHeaders[`io.camunda.zeebe:${name}`] ?? null;
  const organisations = groupsIn(header('candidateGroups'));
  const scheduledAt = instantIn(header('dueDate'));
  return {
    id: record.key,
    version: before?.version ?? 0,
    caseId: instance?.caseId ?? '',
    processInstanceKey: value.processInstanceKey,
    elementInstanceKey: value.elementInstanceKey,
    processDefinitionKey: value.processDefinitionKey,
    element: value.elementId,
    ...fromDiagram(notes, value.elementId),
    state: 'open',
    organisations,
    assignee: header('assignee'),
    claimedBy: before?.claimedBy ?? null,
    formKey: header('formKey'),
    createdAt: record.timestamp,
    scheduledAt,
    dueAt: dueOfTask(about, {
      element: value.elementId,
      organisation: organisationIn(organisations[0] ?? ''),
      createdAt: record.timestamp,
      scheduledAt,
    }),
    endedAt: null,
    feedback: before?.feedback ?? [],
    ...fromCase(about),
    positions: before?.positions ?? {},
  };
}

function fromDiagram(notes: DiagramNotes, element: string): Pick<TaskDocument, 'name' | 'stage' | 'tier'> {
  const { name, stage, tier } = notes.get(element) ?? { name: { zh: element, en: element }, stage: null, tier: null };
  return { name, stage, tier };
}

function fromCase(
  about: Case | undefined,
): Pick<TaskDocument, 'caseCode' | 'colour' | 'colourRank' | 'matter' | 'matterEn' | 'gridId'> {
  const colour = about?.decision?.colour ?? null;
  return {
    caseCode: about?.code ?? '',
    colour,
    colourRank: colourRankOf(colour),
    matter: about?.report.matter ?? '',
    matterEn: about?.report.item?.name.en || null,
    gridId: about?.report.gridId ?? '',
  };
}

/** The header looks like JSON and is not: group ids are not escaped (plain slugs, `/` for a role). */
function groupsIn(header: string | null): string[] {
  const inner = header?.replace(/^\["?|"?\]$/g, '') ?? '';
  return inner === '' ? [] : inner.split(/"\s*,\s*"/);
}

/** java.time writes `…Z[Etc/UTC]`, which JavaScript cannot read. */
function instantIn(header: string | null): number | null {
  const at = Date.parse(header?.replace(/\[.*\]$/, '') ?? '');
  return Number.isNaN(at) ? null : at;
}
