/** The codes of gRPC that the gateway answers with. */
export const Status = {
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  UNAVAILABLE: 14,
} as const;

/** What the gateway says instead of an answer. */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';

  constructor(
    readonly code: number,
    readonly details: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${details}`, options);
  }

  static of(cause: unknown): GatewayRefusal {
    const { code, details } = Object(cause) as { code?: unknown; details?: unknown };
    if (typeof code !== 'number') return new GatewayRefusal(Status.UNKNOWN, String(cause), { cause });
    return new GatewayRefusal(code, typeof details === 'string' ? details : '', { cause });
  }

  /** The broker's own sentence, without the gateway's introduction. */
  get reason(): string {
    return this.details.replace(/^Command '[A-Z_]+' rejected with code '[A-Z_]+': /, '');
  }

  /** The broker has more to do than it can take; it has not looked at the command. */
  get isBackpressure(): boolean {
    return this.code === Status.RESOURCE_EXHAUSTED && !this.details.includes('maximum size');
  }

  /** Nobody knows whether the command was carried out. */
  get isOutage(): boolean {
    return this.code === Status.UNAVAILABLE || this.code === Status.DEADLINE_EXCEEDED || this.code === Status.CANCELLED;
  }
}
