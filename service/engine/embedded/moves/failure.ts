/**
 * Thrown inside a turn when an element cannot go on with what it has; the step makes an incident of it, at the token
 * and in the state in which it happened. It never leaves the engine.
 */
export class ElementFailure extends Error {
  constructor(
    readonly errorType:
      | 'CONDITION_ERROR'
      | 'EXTRACT_VALUE_ERROR'
      | 'IO_MAPPING_ERROR'
      | 'CALLED_ELEMENT_ERROR'
      | 'CALLED_DECISION_ERROR'
      | 'FORM_NOT_FOUND'
      | 'UNHANDLED_ERROR_EVENT'
      | 'MESSAGE_SIZE_EXCEEDED',
    message: string,
    /** Whose variables were looked at, where it was not the failing token. */
    readonly variableScopeKey?: number,
  ) {
    super(message);
  }
}
