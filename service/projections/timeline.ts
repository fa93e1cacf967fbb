import type { AnyRecord } from '../engine/records.js';
import { USER_TASK_JOB } from '../engine/records.js';
import type { TimelineDocument } from '../stores/documents/case.js';
import type { ElementNotes } from './elements.js';

/** The entry that a record makes; most make none. What people and jobs do to the case is told by its own events. */
export function timelineEntryOf(
  record: AnyRecord,
  { caseId, element }: { caseId: string; element: ElementNotes | undefined },
): TimelineDocument | undefined {
  const entry = partsOf(record, element);
  return (
    entry && {
      id: timelineIdOf(record),
      version: 0,
      caseId,
      at: record.timestamp,
      by: null,
      detail: null,
      files: [],
      open: false,
      moment: { stream: 'records', sequence: record.position, key: record.key },
      ...entry,
    }
  );
}

/** A record's own: written twice, it is the same entry. In the order of records also where they are of one moment. */
export function timelineIdOf({ partitionId, position }: AnyRecord): string {
  return `${partitionId}-${String(position).padStart(16, '0')}`;
}

type Parts = Pick<TimelineDocument, 'kind' | 'text'> & Partial<TimelineDocument>;

function partsOf(record: AnyRecord, element: ElementNotes | undefined): Parts | undefined {
  switch (record.valueType) {
    case 'PROCESS_INSTANCE': {
      const told = element?.told;
      return told && isReached(record.value.bpmnElementType, record.intent)
        ? { kind: 'stage', text: told, open: true }
        : undefined;
    }
    case 'JOB':
      return record.value.type === USER_TASK_JOB && element ? ofTask(record.intent, element) : undefined;
    case 'INCIDENT':
      return record.intent === 'CREATED'
        ? { kind: 'incident', text: { zh: '流程出错', en: 'The process is stuck' }, detail: record.value.errorMessage }
        : undefined;
    default:
      return undefined;
  }
}

/** A start event is reached before the variables are that say which case it is about: it counts when it completes. */
function isReached(elementType: string, intent: string): boolean {
  if (elementType === 'MULTI_INSTANCE_BODY') return false;
  return intent === (elementType === 'START_EVENT' ? 'ELEMENT_COMPLETED' : 'ELEMENT_ACTIVATED');
}

function ofTask(intent: string, { name }: ElementNotes): Parts | undefined {
  switch (intent) {
    case 'CREATED':
      return { kind: 'taskCreated', text: { zh: `待办：${name.zh}`, en: `To do: ${name.en}` } };
    case 'CANCELED':
      return { kind: 'taskWithdrawn', text: { zh: `撤销：${name.zh}`, en: `No longer needed: ${name.en}` } };
    default:
      return undefined;
  }
}
