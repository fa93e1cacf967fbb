import { readFileSync } from 'node:fs';
import type { JsonValue } from '../../../service/feel/expression.js';

/**
 * Expressions with context and the answer of a real broker (Zeebe 8.5.8, feel-scala 1.17.8, zone Etc/UTC), measured
 * for this project. `resultText` has the digits of a number that a double would change.
 */
export interface Case {
  readonly id: string;
  readonly expression: string;
  readonly context: Readonly<Record<string, JsonValue>>;
  readonly result?: JsonValue;
  readonly resultText?: string;
  readonly error?: string;
  readonly phase?: 'deploy' | 'run';
}

export const { clock, cases } = JSON.parse(readFileSync(new URL('zeebe.json', import.meta.url), 'utf8')) as {
  clock: string;
  cases: readonly Case[];
};
