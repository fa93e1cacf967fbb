import type { LocalDatabase } from './localDatabase.js';
import type { Clock } from '../domain/clock.js';
import type { EmbeddedEngine } from '../engine/embedded/engine.js';
import type { Engine } from '../engine/port.js';
import type { Logger } from '../ops/logging.js';
import type { Stores } from '../stores/port.js';

/** What an engine is made of, whichever it is. */
export interface EngineParts {
  local: LocalDatabase;
  stores: Stores;
  clock: Clock;
  log: Logger;
  /** Told what is waited for, again whenever it changes. */
  onWaiting: (reason: string) => void;
}

export interface RunningEngine {
  engine: Engine;
  partitions: number;
  /** Answers when the engine has nothing to do until the clock moves, as far as it can tell. */
  idle(): Promise<void>;
  /** Of an engine whose state lies in the local database. */
  withinUnit?: EmbeddedEngine['withinUnit'];
  /** What does not work although the engine does, a sentence each. */
  warnings?(): string[];
  /** Closes the engine and what it stands on. */
  close(): Promise<void>;
}
