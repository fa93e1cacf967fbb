import { DomainError } from './errors.js';
import type { Localized } from './localized.js';

/** A field of what was sent, and why it is refused. */
export interface FieldIssue {
  /** Where it stands, in dots: `body.point.lat`. */
  path: string;
  message: Localized;
  /** What a form that the diagram brings along calls the field; fields of the contract have their names in the pages. */
  name?: Localized;
}

/** INPUT_INVALID with every field that is refused. */
export function inputInvalid(issues: readonly FieldIssue[], options?: ErrorOptions): DomainError {
  return new DomainError('INPUT_INVALID', { issues }, options);
}
