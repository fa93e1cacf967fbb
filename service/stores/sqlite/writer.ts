import { dirname } from 'node:path';
import type { Database, Statement } from './connection.js';
import { GuardedDatabase } from './guardedDatabase.js';
import { storageError } from './storageFull.js';
import { UnitSavepoint } from './unitSavepoint.js';
import type { Disk } from './walDisk.js';

/** As many units as share one commit at most: beyond it the first of them would wait too long for its answer. */
const LARGEST_GROUP = 500;

interface Waiting {
  readonly run: () => unknown;
  /** It writes through the guarded database alone. */
  readonly isGuarded: boolean;
  readonly settle: (result: unknown) => void;
  readonly fail: (reason: unknown) => void;
  result: unknown;
}

export interface WriterSettings {
  /**
   * So many units share one transaction although each is answered at once: for work that can be done again from the
   * start, such as a replay. What a crash loses then is all that was answered since the last commit, never a part of it.
   */
  unitsPerCommit?: number;
  /** Makes commits durable while the next group runs; without it SQLite does, while everything waits. */
  disk?: Disk;
}

/** A group that is in the database, and waits for the disk. */
interface Committed {
  readonly units: readonly Waiting[];
  readonly becomesDurable: readonly (() => void)[];
}

/**
 * The one writer of a database. Units of work are synchronous; those that come while others wait share one transaction,
 * each in a savepoint, so that a unit that throws takes back its own writes only. A promise settles when the commit is
 * on the disk; other units may have seen it by then, but none of theirs is answered before.
 */
export class GroupCommitWriter {
  /** For units that seldom write to tables. */
  readonly guarded: Database;
  readonly #database: Database;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #savepoint: UnitSavepoint;
  readonly #waiting: Waiting[] = [];
  readonly #unitsPerCommit: number;
  readonly #folder: string;
  readonly #beforeCommit = new Set<() => void>();
  readonly #atGroupEnd = new Set<() => void>();
  readonly #afterCommit = new Set<() => () => void>();
  readonly #afterGroup = new Set<() => void>();
  readonly #afterRollback = new Set<() => void>();
  /** Units that were answered and are not committed yet. */
  #held = 0;
  #scheduled = false;
  #closed = false;
  readonly #disk: Disk | undefined;
  #committed: Committed[] = [];
  #flushing: readonly Committed[] = [];

  constructor(database: Database, { unitsPerCommit = 1, disk }: WriterSettings = {}) {
    this.#database = database;
    this.#unitsPerCommit = unitsPerCommit;
    this.#folder = folderOf(database);
    this.#disk = disk;
    if (disk) database.exec('pragma synchronous = normal');
    this.#begin = database.prepare('begin immediate');
    this.#commit = database.prepare('commit');
    this.#savepoint = new UnitSavepoint(database);
    this.guarded = new GuardedDatabase(database, () => this.#savepoint.open());
  }

  write<T>(unit: () => T): Promise<T> {
    return this.#take(unit, false);
  }

  /** The same for a unit that writes through `guarded` alone: it costs a savepoint only where it does write. */
  writeGuarded<T>(unit: () => T): Promise<T> {
    return this.#take(unit, true);
  }

  /** Whether units have been answered that are not committed yet. */
  get isHolding(): boolean {
    return this.#held > 0;
  }

  /** Calls back inside the transaction when it is about to be committed: the last moment to write. */
  beforeCommit(callback: () => void): void {
    this.#beforeCommit.add(callback);
  }

  /** Calls back inside the transaction when the units of a group have run: what they have in common is written then. */
  onGroupEnd(callback: () => void): void {
    this.#atGroupEnd.add(callback);
  }

  /** Calls back when a group is in the database; what that returns is called when it is on the disk, before it is answered. */
  onCommit(callback: () => () => void): void {
    this.#afterCommit.add(callback);
  }

  /** Calls back after each group that is answered, before the units' promises settle. Returns how to stop it. */
  onGroup(callback: () => void): () => void {
    this.#afterGroup.add(callback);
    return () => this.#afterGroup.delete(callback);
  }

  /** Calls back when writes of units that had succeeded were lost with their whole group: what mirrors them must be read anew. */
  onLostGroup(callback: () => void): () => void {
    this.#afterRollback.add(callback);
    return () => this.#afterRollback.delete(callback);
  }

  /** Commits what waits, and takes nothing more. */
  close(): void {
    while (this.#waiting.length > 0) this.#runGroup();
    if (this.#held > 0) this.#commitHeld();
    this.#closed = true;
    const unanswered = [...this.#flushing, ...this.#committed.splice(0)];
    this.#flushing = [];
    if (unanswered.length === 0) return;
    this.#disk?.flushNow();
    this.#answer(unanswered);
  }

  #take<T>(unit: () => T, isGuarded: boolean): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the writer is closed'));
    this.#schedule();
    return new Promise<T>((resolve, reject) => {
      // It is settled with what this unit gives back, and nothing else.
      const settle = resolve as (result: unknown) => void;
      this.#waiting.push({ run: unit, isGuarded, settle, fail: reject, result: undefined });
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // After the input that is there already, so that commands that arrived together are committed together.
    setImmediate(() => {
      this.#scheduled = false;
      this.#runGroup();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #runGroup(): void {
    const group = this.#waiting.splice(0, LARGEST_GROUP);
    if (group.length === 0) return;
    const succeeded: Waiting[] = [];
    try {
      if (this.#held === 0) this.#begin.run();
      for (const unit of group) if (this.#runUnit(unit)) succeeded.push(unit);
      for (const callback of this.#atGroupEnd) callback();
      this.#held += group.length;
      if (this.#held >= this.#unitsPerCommit) this.#commitHeld();
    } catch (error) {
      this.#takeBack(group, error);
      return;
    }
    this.#committed.push({ units: succeeded, becomesDurable: Array.from(this.#afterCommit, (callback) => callback()) });
    if (!this.#disk) this.#answer(this.#committed.splice(0));
    else if (this.#flushing.length === 0) this.#flush(this.#disk);
  }

  /** One flush serves all groups that were committed while the one before was under way. */
  #flush(disk: Disk): void {
    this.#flushing = this.#committed.splice(0);
    disk.flush((error) => {
      const flushed = this.#flushing;
      this.#flushing = [];
      if (error) return this.#lose([...flushed, ...this.#committed.splice(0)], error);
      this.#answer(flushed);
      if (this.#committed.length > 0) this.#flush(disk);
    });
  }

  #answer(groups: readonly Committed[]): void {
    if (groups.length === 0) return;
    for (const { becomesDurable } of groups) for (const callback of becomesDurable) callback();
    for (const callback of this.#afterGroup) callback();
    for (const { units } of groups) for (const unit of units) unit.settle(unit.result);
  }

  /** The disk has failed: what the database shows may not be there after a restart, so nothing is built upon it. */
  #lose(groups: readonly Committed[], error: Error): void {
    this.#closed = true;
    const units = [...groups.flatMap((group) => group.units), ...this.#waiting.splice(0)];
    const reason = this.#reasonOf(error);
    for (const unit of units) unit.fail(reason);
  }

  #commitHeld(): void {
    for (const callback of this.#beforeCommit) callback();
    this.#commit.run();
    this.#held = 0;
  }

  #takeBack(group: readonly Waiting[], error: unknown): void {
    if (this.#database.isTransaction) this.#database.exec('rollback');
    this.#savepoint.forget();
    // Units that were answered before are gone as well: whoever relied on them must not go on.
    if (this.#unitsPerCommit > 1) this.#closed = true;
    this.#held = 0;
    for (const callback of this.#afterRollback) callback();
    const lost = this.#closed ? [...group, ...this.#waiting.splice(0)] : group;
    const reason = this.#reasonOf(error);
    for (const unit of lost) unit.fail(reason);
  }

  /** False where it has thrown. */
  #runUnit(unit: Waiting): boolean {
    this.#savepoint.begin();
    try {
      if (!unit.isGuarded) this.#savepoint.open();
      unit.result = unit.run();
    } catch (error) {
      // A full disk can make SQLite take the whole group back by itself.
      if (!this.#database.isTransaction) throw error;
      this.#savepoint.takeBack();
      unit.fail(this.#reasonOf(error));
      return false;
    }
    this.#savepoint.keep();
    return true;
  }

  #reasonOf(error: unknown): unknown {
    return storageError(error, { what: { zh: '所填内容', en: 'what was entered' }, folder: this.#folder });
  }
}

/** Where the database lies; nowhere, if it is in memory. */
function folderOf(database: Database): string {
  const file = database.prepare<{ file: string }>('pragma database_list').get()?.file ?? '';
  return file === '' ? '' : dirname(file);
}
