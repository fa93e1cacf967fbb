/** A text that is no FEEL expression. The message says where, in the broker's words. */
export class FeelSyntaxError extends Error {
  override readonly name = 'FeelSyntaxError';
}

/** An evaluation that gives no value, which is what the broker makes an incident of. Nearly everything else is null. */
export class FeelFailure extends Error {
  override readonly name = 'FeelFailure';

  constructor(
    message: string,
    readonly warnings: readonly string[] = [],
  ) {
    super(message);
  }
}

/** Thrown inside an evaluation only: a Java exception of the broker's engine. It ends the evaluation. */
export class Breakdown extends Error {
  override readonly name = 'Breakdown';
}

/** Thrown inside an evaluation only: there is no value, and the operation around it may make null of that. */
export class NoValue extends Error {
  override readonly name = 'NoValue';
}

/** `?` where there is no input. Unary tests catch it and try again with an input. */
export class NoInput extends NoValue {
  constructor() {
    super("No input value available. '?' can only be used inside an unary-test expression.");
  }
}
