import type { DiagramFinding } from '../contract/process.js';
import type { Calendar } from '../domain/calendar.js';
import type { EngineEntry } from '../domain/case.js';
import type { Clock } from '../domain/clock.js';
import type { Random } from '../domain/random.js';
import type { Engine } from '../engine/port.js';
import type { Trials } from '../simulation/trial.js';
import type { Stores, Write } from '../stores/port.js';
import type { LiveChanges } from './liveChanges.js';
import type { RuleBook } from './rules/ruleBook.js';

/** What the use cases work with. Wired in service/compose.ts; each use case names the part that it needs. */
export interface Needs {
  stores: Stores;
  engine: Engine;
  clock: Clock;
  random: Random;
  calendar: Calendar;
  passwords: Passwords;
  rules: RuleBook;
  relay: Relay;
  diagrams: DiagramCheck;
  trials: Trials;
  changes: LiveChanges;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(stored: string, password: string): Promise<boolean>;
}

/** Tells the engine what a case has in its outbox. What it does not manage now is delivered later. */
export interface Relay {
  deliver(caseId: string): Promise<void>;
  /** Where store and engine share a database: no outbox is needed there. */
  readonly writeAndTell?: WriteAndTell | undefined;
}

/**
 * Writes documents and tells the engine in one transaction: all of it or nothing.
 * @throws NotTaken where the engine refuses it; what a write of the store throws
 */
export type WriteAndTell = (batch: readonly Write[], entry: EngineEntry) => Promise<void>;

/** Why the engine did not take what it was told is the cause. */
export class NotTaken extends Error {}

export interface DiagramCheck {
  /** What stands against publishing a diagram; nothing where it can be deployed. */
  check(xml: string): Promise<readonly DiagramFinding[]>;
  /** The processes that a diagram without findings brings. */
  processesIn(xml: string): string[];
}
