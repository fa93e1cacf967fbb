/**
 * What a scenario needs of an engine: all that the port offers, and a clock that stands still until it is moved. The
 * embedded engine has it in memory with a virtual clock, a broker with its clock pinned.
 */
import type { Engine } from '../engine/port.js';
import type { AnyRecord } from '../engine/records.js';

export interface SimulatedEngine {
  readonly engine: Engine;
  /** UTC milliseconds of the engine's clock. */
  now(): number;
  /** When the engine has something to do next without being asked; undefined: never. */
  nextDue(): number | undefined;
  /** Moves the clock, never back; what is due by then is done once quiet() answers. */
  moveTo(at: number): Promise<void>;
  /** Answers when nothing is left to do before a command or a later time, and every record so far was handed out. */
  quiet(): Promise<void>;
  /** From now on hands out every record of this simulation, in order. */
  observe(apply: (record: AnyRecord) => void): void;
  close(): Promise<void>;
}

/** Opens an engine with nothing deployed, its clock at `at`. */
export type OpenSimulatedEngine = (at: number) => Promise<SimulatedEngine>;
