import { z } from 'zod';
import { DomainError } from './domain/errors.js';

/** What went wrong, for the terminal: the code and its facts; anything unexpected with its stack. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof DomainError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const facts = Object.entries(error.facts).map(([name, value]) => `${name}: ${inWords(value)}`);
  return [error.code, ...facts].join('; ').replace('; ', ': ');
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  const faults = Faults.safeParse(value);
  return faults.success
    ? faults.data.map(({ path, message }) => `${path}: ${message.en}`).join('; ')
    : JSON.stringify(value);
}

/** What is wrong where, as the findings of a rule set say it. */
const Faults = z.array(z.object({ path: z.string(), message: z.object({ en: z.string() }) }));
