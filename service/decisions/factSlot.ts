import type { FactReference } from './condition.js';
import { pathReader, plainSteps } from './factPath.js';
import type { FactRecord } from './ruleSet.js';

/** Stands for a value that could not be read. */
export class Failure {
  constructor(readonly reason: string) {}
}

/** One fact, or one path into a fact, that leaves ask about. */
export interface FactSlot {
  /** The value, or a Failure. */
  read: (facts: FactRecord) => unknown;
  /** Reading twice gives the same object. */
  shareable: boolean;
  /** value → the leaves whose outcome it turns. */
  turns: Map<unknown, number[]>;
  /** Member of a list → the leaves that hold because of it. */
  members: Map<unknown, number[]>;
  /** Comparisons with a number: leaf, limit, and which comparison, side by side so that asking them is one tight loop. */
  limits: { leaf: number[]; limit: number[]; comparison: number[] };
  leaves: number[];
}

export function slotFor({ name, path }: FactReference): FactSlot {
  return {
    read: readerOf(name, path),
    shareable: path === '' || plainSteps(path) !== null,
    turns: new Map(),
    members: new Map(),
    limits: { leaf: [], limit: [], comparison: [] },
    leaves: [],
  };
}

function readerOf(name: string, path: string): FactSlot['read'] {
  const missing = new Failure(`Undefined fact: ${name}`);
  const inherited = name in Object.prototype;
  const fact = (facts: FactRecord): unknown => {
    const value = facts[name];
    return value === undefined || (inherited && !Object.hasOwn(facts, name)) ? missing : value;
  };
  if (path === '') return fact;
  const within = pathReader(path);
  return (facts) => {
    const value = fact(facts);
    return value === missing ? value : readSafely(within, value);
  };
}

function readSafely(within: (value: unknown) => unknown, value: unknown): unknown {
  try {
    return within(value);
  } catch (error) {
    return new Failure(error instanceof Error ? error.message : String(error));
  }
}
