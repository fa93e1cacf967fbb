import type { AnyRecord } from '../../engine/records.js';
import type { RecordBatchDocument } from '../../stores/documents/bookkeeping.js';
import type { Documents } from '../../stores/documents/collections.js';
import type { CollectionName } from '../../stores/port.js';
import type { Crossing } from './crossing.js';

/** Fields of records that name something by the engine's key. Correlation keys are people's. */
const KEYS: readonly string[] = [
  'processInstanceKey',
  'processDefinitionKey',
  'elementInstanceKey',
  'flowScopeKey',
  'scopeKey',
  'variableScopeKey',
  'jobKey',
  'parentProcessInstanceKey',
  'parentElementInstanceKey',
];
const FORM_HEADER = 'io.camunda.zeebe:formKey';

/**
 * Says what was said of one engine in the keys of another. What lives on has its key there; what is over gets a mark, for
 * the other engine may give out the same number. Partitions move below 1, where the records of the past are.
 */
export class Translation {
  readonly #keys: ReadonlyMap<string, string>;
  readonly #shift: number;
  readonly #living: ReadonlySet<string>;

  /**
   * @param shift the highest partition of the old engine
   * @param living ids of the cases of which something still runs
   */
  constructor({ keys }: Pick<Crossing, 'keys'>, { shift, living }: { shift: number; living: ReadonlySet<string> }) {
    this.#keys = keys;
    this.#shift = shift;
    this.#living = living;
  }

  document<N extends CollectionName>(name: N, document: Documents[N]): Documents[N] {
    return this.#translators[name]?.(document) ?? document;
  }

  record(record: AnyRecord): AnyRecord {
    const value = Object.fromEntries(
      Object.entries(record.value).map(([name, field]) => [name, this.#field(name, field)]),
    );
    const partitionId = record.partitionId - this.#shift;
    return { ...record, partitionId, key: this.#key(record.key), value } as AnyRecord; // the same fields, other keys
  }

  /** Records of one partition, as they are stored. */
  batch(records: readonly AnyRecord[]): RecordBatchDocument {
    const translated = records.map((record) => this.record(record));
    const [first, last] = [translated[0], translated.at(-1)];
    const partition = first?.partitionId ?? 0;
    const place = { partition, first: first?.position ?? 0, last: last?.position ?? 0 };
    return { id: `${partition}-${place.first}`, version: 1, ...place, records: translated };
  }

  readonly #translators: { readonly [N in CollectionName]?: (document: Documents[N]) => Documents[N] } = {
    cases: (document) => ({
      ...document,
      answered: document.answered.map((answer) => ({ ...answer, jobKey: this.#key(answer.jobKey) })),
      outbox: document.outbox.map((entry) =>
        entry.kind === 'completeJob' ? { ...entry, jobKey: this.#key(entry.jobKey) } : entry,
      ),
    }),
    caseViews: (document) => ({
      ...document,
      instances: document.instances.map((key) => this.#key(key)).sort(),
      openTasks: document.openTasks.map((key) => this.#key(key)),
      ...(this.#living.has(document.id) ? {} : { sealed: true as const }),
    }),
    tasks: (document) => ({
      ...document,
      id: this.#key(document.id),
      processInstanceKey: this.#key(document.processInstanceKey),
      elementInstanceKey: this.#key(document.elementInstanceKey),
      processDefinitionKey: this.#key(document.processDefinitionKey),
      formKey: document.formKey === null ? null : this.#form(document.formKey),
      positions: this.#positions(document.positions),
    }),
    instances: (document) => ({
      ...document,
      id: this.#key(document.id),
      processDefinitionKey: this.#key(document.processDefinitionKey),
      parent: document.parent === null ? null : this.#key(document.parent),
      active: document.active.map((element) => ({ ...element, key: this.#key(element.key) })),
      staged: document.staged && { ...document.staged, key: this.#key(document.staged.key) },
      incidents: document.incidents.map((incident) => ({
        ...incident,
        key: this.#key(incident.key),
        jobKey: incident.jobKey === null ? null : this.#key(incident.jobKey),
      })),
      positions: this.#positions(document.positions),
    }),
    timeline: (document) => ({ ...document, id: this.#place(document.id) }),
    processes: (document) => ({ ...document, id: this.#key(document.id) }),
    forms: (document) => ({ ...document, id: this.#form(document.id) }),
    watermarks: (document) => ({
      ...document,
      id: document.id.replace(/-(-?\d+)$/, (_, partition) => `-${Number(partition) - this.#shift}`),
    }),
  };

  #field(name: string, field: unknown): unknown {
    if (typeof field === 'string' && KEYS.includes(name)) return this.#key(field);
    if (name === 'formKey' && typeof field === 'string') return this.#form(field);
    if (name !== 'customHeaders' || typeof field !== 'object' || field === null) return field;
    const headers = field as Readonly<Record<string, string>>; // what a job's record has under this name
    const form = headers[FORM_HEADER];
    return form === undefined ? headers : { ...headers, [FORM_HEADER]: this.#form(form) };
  }

  #key(key: string): string {
    return key === '-1' || key === '' ? key : (this.#keys.get(key) ?? `${key}~`);
  }

  /** Most forms go by a name that no engine has given. */
  #form(key: string): string {
    return this.#keys.get(key) ?? key;
  }

  #positions(positions: Readonly<Record<string, number>>): Record<string, number> {
    return Object.fromEntries(
      Object.entries(positions).map(([partition, position]) => [String(Number(partition) - this.#shift), position]),
    );
  }

  /** A line of the timeline is named after its record, unless it tells of the case itself. */
  #place(id: string): string {
    const [, partition, position] = /^(-?\d+)-(\d+)$/.exec(id) ?? [];
    return position === undefined ? id : `${Number(partition) - this.#shift}-${position}`;
  }
}
