import type { AnyRecord } from '../engine/records.js';
import type { ProcessDocument } from '../stores/documents/process.js';
import type { Collection } from '../stores/port.js';
import { type DiagramNotes, type ElementNotes, readNotes } from './elements.js';
import { xmlOf } from './processes.js';

const noNotes: DiagramNotes = new Map();

/** The notes of every deployed diagram that somebody has asked for, read once: a version's diagram never changes. */
export class Diagrams {
  readonly #processes: Collection<ProcessDocument>;
  readonly #notes = new Map<string, DiagramNotes>();

  constructor(processes: Collection<ProcessDocument>) {
    this.#processes = processes;
  }

  /** Makes the notes of all diagrams that the records speak of available. */
  async loadFor(records: readonly AnyRecord[]): Promise<void> {
    for (const record of records) {
      if (record.valueType !== 'PROCESS' || this.#notes.has(record.value.processDefinitionKey)) continue;
      this.#notes.set(record.value.processDefinitionKey, await readNotes(xmlOf(record.value.resource)));
    }
    await this.load(records.map(definitionKeyOf).filter((key) => key !== undefined));
  }

  async load(processDefinitionKeys: Iterable<string>): Promise<void> {
    for (const key of new Set(processDefinitionKeys)) {
      if (this.#notes.has(key)) continue;
      const process = await this.#processes.get(key);
      if (process) this.#notes.set(key, await readNotes(process.xml));
    }
  }

  notesOf(processDefinitionKey: string): DiagramNotes {
    return this.#notes.get(processDefinitionKey) ?? noNotes;
  }

  elementOf(processDefinitionKey: string, element: string): ElementNotes | undefined {
    return this.notesOf(processDefinitionKey).get(element);
  }
}

function definitionKeyOf(record: AnyRecord): string | undefined {
  return 'processDefinitionKey' in record.value && typeof record.value.processDefinitionKey === 'string'
    ? record.value.processDefinitionKey
    : undefined;
}
