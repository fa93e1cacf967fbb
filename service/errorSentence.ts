import { DomainError } from './domain/errors.js';

/** What went wrong, for the terminal: the code and its facts; anything unexpected with its stack. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof DomainError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const facts = Object.entries(error.facts).map(([name, value]) =>
    typeof value === 'string' ? `${name}: ${value}` : `${name}: ${JSON.stringify(value)}`,
  );
  return [error.code, ...facts].join('; ').replace('; ', ': ');
}
