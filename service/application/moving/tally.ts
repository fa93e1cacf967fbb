import { createHash } from 'node:crypto';
import type { ExportLine } from './exportLine.js';

export interface Totals {
  /** How many of each collection, of each table of the engine, and of files. */
  counts: Record<string, number>;
  /**
   * The sum of the SHA-256 of every case and every line of every timeline: the same before and after, or something is
   * lost. The engine's keys are left out: another engine has others.
   */
  audit: string;
}

/** Counts what passes. */
export class Tally {
  readonly #counts = new Map<string, number>();
  #audit = 0n;

  add(line: ExportLine): void {
    if ('collection' in line) {
      this.#count(line.collection);
      if (line.collection === 'cases') this.#addToAudit(withoutKeys(line.document));
      if (line.collection === 'timeline') this.#addToAudit({ ...line.document, id: ownName(line.document.id) });
    } else if ('file' in line) this.#count('files');
    else if ('table' in line) this.#count(`engine.${line.table}`);
  }

  totals(): Totals {
    const counts = Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { counts, audit: this.#audit.toString(16).padStart(64, '0') };
  }

  /** A sum, because engines name lines differently and so bring them into another order. */
  #addToAudit(document: object): void {
    const hash = createHash('sha256').update(inOrder(document)).digest('hex');
    this.#audit = (this.#audit + BigInt(`0x${hash}`)) & (2n ** 256n - 1n);
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }
}

/** What jobs were answered and what the engine is still to be told goes by its keys. */
const withoutKeys = (document: Readonly<Record<string, unknown>>): object => ({
  ...document,
  answered: null,
  outbox: null,
});

/** The name of a line that a record has made is its place among the engine's records. */
const ownName = (id: string): string => id.replace(/^-?\d+-(\d+)$/, '$1');

/** Stores may keep fields in another order. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
