import { DomainError } from '../../domain/errors.js';
import type { Localized } from '../../domain/localized.js';
import { errorWords } from './errorWords.js';

/** Why a process is stuck: what a handler of ours refused in its words, what the engine says in the engine's. */
export function incidentWords(message: string): Localized {
  const error = DomainError.ofMessage(message);
  return error ? errorWords(error) : { zh: message, en: message };
}
