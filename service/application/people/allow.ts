import { DomainError } from '../../domain/errors.js';

/** @throws DomainError NOT_ALLOWED */
export function allow(isAllowed: boolean, action: string): void {
  if (!isAllowed) throw new DomainError('NOT_ALLOWED', { action });
}
