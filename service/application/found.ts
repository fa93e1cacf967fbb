import { DomainError } from '../domain/errors.js';

/** @throws DomainError NOT_FOUND */
export function found<T>(document: T | undefined, kind: string, key: string): T {
  if (document === undefined) throw new DomainError('NOT_FOUND', { kind, key });
  return document;
}
