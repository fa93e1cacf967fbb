import type { EngineRecord, FormValue, ProcessValue } from '../engine/records.js';
import type { FormDocument, ProcessDocument } from '../stores/documents/process.js';
import type { DiagramNotes } from './elements.js';

/** A deployed diagram; who published it and why is ours and is kept. */
export function processOf(
  record: EngineRecord & { value: ProcessValue },
  before: ProcessDocument | undefined,
  notes: DiagramNotes,
): ProcessDocument {
  const name = notes.get(record.value.bpmnProcessId)?.name;
  const { processDefinitionKey, bpmnProcessId, version, resourceName, resource } = record.value;
  return {
    id: processDefinitionKey,
    version: before?.version ?? 0,
    processId: bpmnProcessId,
    processVersion: version,
    name: name?.zh ?? bpmnProcessId,
    ...(name && { nameEn: name.en }),
    resourceName,
    xml: xmlOf(resource),
    publishedAt: record.timestamp,
    publishedBy: before?.publishedBy ?? null,
    reason: before?.reason ?? '',
  };
}

/** Resources travel in base64. */
export function xmlOf(resource: string): string {
  return Buffer.from(resource, 'base64').toString('utf8');
}

/** A deployed form under both names that user tasks use: its id (formKey) and the engine's key (formId). */
export function formsOf(value: FormValue): Omit<FormDocument, 'version'>[] {
  const { formId, formKey, resource } = value;
  const schema: unknown = JSON.parse(xmlOf(resource));
  return [formId, formKey].map((id) => ({ id, schema }));
}
