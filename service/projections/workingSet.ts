import type { Documents } from '../stores/documents/collections.js';
import type { CollectionName, Stores, Write } from '../stores/port.js';

/** After what they are made of, and how far all has come after everything. */
const WRITTEN_LAST: readonly CollectionName[] = ['caseViews', 'watermarks'];

/** The documents that a batch of records touches: read once, changed in memory, written together. */
export class WorkingSet {
  readonly #stores: Stores;
  readonly #known = new Map<CollectionName, Map<string, Write['document'] | undefined>>();
  readonly #changed = new Set<`${CollectionName} ${string}`>();

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  /** Reads those of the documents that are not known yet. */
  async load(name: CollectionName, ids: Iterable<string>): Promise<void> {
    const known = this.#of(name);
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    for (const id of missing) known.set(id, undefined);
    const only = missing.length === 1 ? missing[0] : undefined;
    if (only !== undefined) {
      known.set(only, await this.#stores.collection(name).get(only));
      return;
    }
    for (const document of await this.#stores.collection(name).find({ where: { id: { in: missing } } })) {
      known.set(document.id, document);
    }
  }

  get<N extends CollectionName>(name: N, id: string): Documents[N] | undefined {
    // What was put under a name is that name's document.
    return this.#of(name).get(id) as Documents[N] | undefined;
  }

  put<N extends CollectionName>(name: N, document: Documents[N]): void {
    this.#of(name).set(document.id, document);
    this.#changed.add(`${name} ${document.id}`);
  }

  all<N extends CollectionName>(name: N): Documents[N][] {
    return [...this.#of(name).values()].filter((document) => document !== undefined) as Documents[N][];
  }

  /** In the order in which they can be written one by one: a crash in between then only leaves something to do again. */
  writes(): Write[] {
    const last = (name: CollectionName) => WRITTEN_LAST.indexOf(name);
    const inOrder = [...this.#known].sort(([a], [b]) => last(a) - last(b));
    return inOrder.flatMap(([collection, documents]) =>
      [...documents.values()]
        .filter((document) => document !== undefined && this.#changed.has(`${collection} ${document.id}`))
        .map((document) => ({ collection, document }) as Write),
    );
  }

  #of(name: CollectionName): Map<string, Write['document'] | undefined> {
    const known = this.#known.get(name) ?? new Map<string, Write['document'] | undefined>();
    this.#known.set(name, known);
    return known;
  }
}
