import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/** What makes commits durable, where SQLite does not do it itself. */
export interface Disk {
  /** Calls back when everything that was committed before the call is on the disk. One call at a time. */
  flush(done: (error: Error | null) => void): void;
  /** The same, while everything else waits. */
  flushNow(): void;
}

/**
 * The disk below a database in WAL mode. With `synchronous = normal` SQLite itself sees to it that the file can never be
 * spoiled; a commit is durable once the WAL is flushed, which a thread of the system does while the program goes on.
 */
export class WalDisk implements Disk {
  readonly #file: string;
  #descriptor: number | undefined;
  #flushing = false;
  #closed = false;

  constructor(databaseFile: string) {
    this.#file = `${databaseFile}-wal`;
  }

  flush(done: (error: Error | null) => void): void {
    this.#flushing = true;
    fdatasync(this.#open(), (error) => {
      this.#flushing = false;
      if (this.#closed) this.#letGo();
      done(error);
    });
  }

  flushNow(): void {
    fdatasyncSync(this.#open());
  }

  close(): void {
    this.#closed = true;
    // A descriptor that is closed under a running flush could by then be another file's.
    if (!this.#flushing) this.#letGo();
  }

  /** The file is there from the first commit on, and is the same until the database is closed. */
  #open(): number {
    this.#descriptor ??= openSync(this.#file, 'r+');
    return this.#descriptor;
  }

  #letGo(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
