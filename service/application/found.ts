import { DomainError } from '../domain/errors.js';

/** What is asked for by its key. */
export type Kind =
  | 'case'
  | 'catalogue item'
  | 'decision'
  | 'file'
  | 'incident'
  | 'instance'
  | 'person'
  | 'process'
  | 'report'
  | 'request'
  | 'rule content'
  | 'rule set'
  | 'task'
  | 'version';

/** @throws DomainError NOT_FOUND */
export function found<T>(document: T | undefined, kind: Kind, key: string): T {
  if (document === undefined) throw new DomainError('NOT_FOUND', { kind, key });
  return document;
}
