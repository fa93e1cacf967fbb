import { type AnyRecord, USER_TASK_JOB } from '../engine/records.js';
import type { InstanceDocument } from '../stores/documents/instance.js';
import { isRunning } from '../domain/caseCommand.js';
import { caseViewOf } from './caseViews.js';
import type { Diagrams } from './diagrams.js';
import { instanceAfter, isOfWhole, isOver, suspendedAtAfter } from './instances.js';
import { formsOf, processOf } from './processes.js';
import { taskAfter, taskKeyOf } from './tasks.js';
import { timelineEntryOf, timelineIdOf } from './timeline.js';
import type { WorkingSet } from './workingSet.js';

interface Room {
  set: WorkingSet;
  diagrams: Diagrams;
  /** Whether some of the records can have been applied before. */
  mayComeAgain: boolean;
}

/** The cases that a batch of records is about. */
export interface Touched {
  caseIds: readonly string[];
  /** Those of them whose process is over although they are neither closed nor withdrawn. */
  abandoned: readonly string[];
}

/** Puts into the set what a batch of records changes in the views. */
export async function applyBatch(records: readonly AnyRecord[], room: Room): Promise<Touched> {
  await applyDeployments(records, room);
  const about = records.filter(isShown);
  await room.diagrams.loadFor(about);
  const touched = await applyToInstances(about, room);
  const caseIds = [...new Set(touched.map(({ caseId }) => caseId).filter((id) => id !== null))];
  await loadCases(caseIds, room);
  await applyToTasks(about, room);
  putCaseViews(caseIds, room);
  return { caseIds, abandoned: caseIds.filter((id) => isAbandoned(id, room.set)) };
}

function isAbandoned(id: string, set: WorkingSet): boolean {
  const about = set.get('cases', id);
  return about !== undefined && isRunning(about) && isOver(set.all('instances').filter(({ caseId }) => caseId === id));
}

/** Most records of timers, messages and scopes inside change nothing that is shown: leaving them out early keeps a batch cheap. */
function isShown(record: AnyRecord): record is InstanceRecord {
  switch (record.valueType) {
    case 'PROCESS_INSTANCE':
    case 'INCIDENT':
    case 'PROCESS_INSTANCE_SUSPENSION':
      return true;
    case 'VARIABLE':
      return isOfWhole(record.value);
    case 'JOB':
      return record.value.type === USER_TASK_JOB;
    default:
      return false;
  }
}

type InstanceRecord = Extract<AnyRecord, { value: { processInstanceKey: string; processDefinitionKey: string } }>;

async function applyDeployments(records: readonly AnyRecord[], { set, diagrams }: Room): Promise<void> {
  for (const record of records) {
    if (record.valueType === 'PROCESS' && record.intent === 'CREATED') {
      const { processDefinitionKey } = record.value;
      await diagrams.loadFor([record]);
      await set.load('processes', [processDefinitionKey]);
      set.put(
        'processes',
        processOf(record, set.get('processes', processDefinitionKey), diagrams.notesOf(processDefinitionKey)),
      );
    }
    if (record.valueType === 'PROCESS_SUSPENSION') {
      const { processDefinitionKey } = record.value;
      await set.load('processes', [processDefinitionKey]);
      const process = set.get('processes', processDefinitionKey);
      if (process) set.put('processes', { ...process, suspendedAt: suspendedAtAfter(record) });
    }
    if (record.valueType !== 'FORM' || record.intent !== 'CREATED') continue;
    for (const form of formsOf(record.value)) {
      await set.load('forms', [form.id]);
      set.put('forms', { ...form, version: set.get('forms', form.id)?.version ?? 0 });
    }
  }
}

async function applyToInstances(
  records: readonly InstanceRecord[],
  { set, diagrams }: Room,
): Promise<InstanceDocument[]> {
  const keys = new Set(records.map(({ value }) => value.processInstanceKey));
  await set.load('instances', keys);
  for (const record of records) {
    const { processInstanceKey, processDefinitionKey } = record.value;
    const before = set.get('instances', processInstanceKey);
    const after = instanceAfter(record, before, diagrams.notesOf(processDefinitionKey));
    if (after && after !== before) set.put('instances', after);
  }
  return [...keys].map((key) => set.get('instances', key)).filter((instance) => instance !== undefined);
}

/** All that a case's view is made of: its view before tells which instances and tasks it had, the batch brings the others. */
async function loadCases(caseIds: readonly string[], { set, diagrams }: Room): Promise<void> {
  if (caseIds.length === 0) return;
  // The view before what it is made of: so that it is never written over with something older than it shows.
  await set.load('caseViews', caseIds);
  await set.load('cases', caseIds);
  const views = caseIds.map((id) => set.get('caseViews', id)).filter((view) => view !== undefined);
  await set.load(
    'instances',
    views.flatMap((view) => view.instances),
  );
  await set.load(
    'tasks',
    views.flatMap((view) => view.openTasks),
  );
  await diagrams.load(set.all('instances').map(({ processDefinitionKey }) => processDefinitionKey));
}

async function applyToTasks(records: readonly InstanceRecord[], { set, diagrams, mayComeAgain }: Room): Promise<void> {
  await set.load(
    'tasks',
    records.map(taskKeyOf).filter((key) => key !== undefined),
  );
  if (mayComeAgain)
    await set.load('timeline', records.filter((record) => record.valueType !== 'VARIABLE').map(timelineIdOf));
  for (const record of records) {
    const { processInstanceKey, processDefinitionKey, elementId } = { elementId: '', ...record.value };
    const instance = set.get('instances', processInstanceKey);
    const caseId = instance?.caseId ?? null;
    const taskKey = taskKeyOf(record);
    const task = taskKey === undefined ? undefined : set.get('tasks', taskKey);
    const notes = diagrams.notesOf(processDefinitionKey);
    if (caseId !== null) {
      const entry = timelineEntryOf(record, { caseId, element: notes.get(elementId) });
      if (entry && !set.get('timeline', entry.id)) set.put('timeline', entry);
    }
    const about = caseId === null ? undefined : set.get('cases', caseId);
    const after = taskKey === undefined ? undefined : taskAfter(record, task, { notes, instance, case: about });
    if (after && after !== task) set.put('tasks', after);
  }
}

function putCaseViews(caseIds: readonly string[], { set, diagrams }: Room): void {
  const instances = byCase(set.all('instances'));
  const open = byCase(set.all('tasks').filter(({ state }) => state === 'open' || state === 'failed'));
  for (const caseId of caseIds) {
    const about = set.get('cases', caseId);
    if (!about) continue;
    const before = set.get('caseViews', caseId);
    const after = caseViewOf(about, {
      before,
      instances: instances.get(caseId) ?? [],
      openTasks: (open.get(caseId) ?? []).sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id)),
      notesOf: (instance, element) => diagrams.elementOf(instance.processDefinitionKey, element),
    });
    if (JSON.stringify(after) !== JSON.stringify(before)) set.put('caseViews', after);
  }
}

function byCase<D extends { caseId: string | null }>(documents: readonly D[]): Map<string | null, D[]> {
  const found = new Map<string | null, D[]>();
  for (const document of documents) {
    const others = found.get(document.caseId);
    if (others) others.push(document);
    else found.set(document.caseId, [document]);
  }
  return found;
}
