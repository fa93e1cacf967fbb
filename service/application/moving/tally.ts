import { createHash } from 'node:crypto';
import type { ExportLine } from './exportLine.js';

export interface Totals {
  /** How many of each collection, of each table of the engine, and of files. */
  counts: Record<string, number>;
  /** SHA-256 over every case and every line of every timeline: the same before and after, or something is lost. */
  audit: string;
}

/** Counts what passes. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #audit = createHash('sha256');

  add(line: ExportLine): void {
    if ('collection' in line) {
      this.#count(line.collection);
      if (line.collection === 'cases' || line.collection === 'timeline') this.#audit.update(inOrder(line.document));
    } else if ('file' in line) this.#count('files');
    else if ('table' in line) this.#count(`engine.${line.table}`);
  }

  totals(): Totals {
    const counts = Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { counts, audit: this.#audit.copy().digest('hex') };
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }
}

/** Stores may keep fields in another order. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
