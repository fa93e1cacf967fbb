import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import type { Gateway } from './gateway.js';
import { GatewayRefusal, Status } from './gatewayRefusal.js';
import { pause } from '../../domain/pause.js';

const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 1000;
/** As long as a person waits without wondering; who has more time (the outbox) tries again later. */
const TRY_FOR_MS = 5000;

export interface Command {
  method: string;
  request: object;
  /** What it is about, for the refusal. */
  kind: string;
  key: string;
  /** Whether sending it twice does no harm: only then is it sent again when nobody knows whether it arrived. */
  repeatable: boolean;
}

/** Sends commands; what the broker cannot take now is sent again for a while, what it refuses becomes a DomainError. */
export class Commands {
  readonly #gateway: Gateway;
  readonly #clock: Clock;

  constructor(gateway: Gateway, clock: Clock) {
    this.#gateway = gateway;
    this.#clock = clock;
  }

  async send(command: Command): Promise<unknown> {
    const until = this.#clock.now() + TRY_FOR_MS;
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        return await this.#gateway.call(command.method, command.request);
      } catch (error) {
        const refusal = GatewayRefusal.of(error);
        const mayHelp = refusal.isBackpressure || (refusal.isOutage && command.repeatable);
        if (!mayHelp || this.#clock.now() + wait > until) throw this.#worded(refusal, command);
      }
      await pause(this.#clock, wait);
    }
  }

  #worded(refusal: GatewayRefusal, { kind, key }: Command): DomainError {
    const { code, reason } = refusal;
    const options = { cause: refusal };
    if (refusal.isOutage || refusal.isBackpressure) {
      return new DomainError('ENGINE_UNREACHABLE', { address: this.#gateway.address, reason }, options);
    }
    switch (code) {
      case Status.NOT_FOUND:
        // The gateway calls it not found that a job has no retries left.
        return reason.includes('has no retries left')
          ? new DomainError('ENGINE_INVALID_STATE', { kind, key, state: 'no retries', reason }, options)
          : new DomainError('ENGINE_NOT_FOUND', { kind, key, reason }, options);
      case Status.ALREADY_EXISTS:
        return new DomainError('MESSAGE_ALREADY_PUBLISHED', { messageId: key, reason }, options);
      case Status.FAILED_PRECONDITION:
        return new DomainError('ENGINE_INVALID_STATE', { kind, key, state: stateIn(reason), reason }, options);
      case Status.UNKNOWN:
        // A batch of records that gets too large (variables above 1 MB) is refused without a word.
        return new DomainError('ENGINE_INVALID_ARGUMENT', { reason: reason === '' ? TOO_LARGE : reason }, options);
      default:
        return new DomainError('ENGINE_INVALID_ARGUMENT', { reason }, options);
    }
  }
}

const TOO_LARGE = 'the broker could not write the command: its variables are too large';

const stateIn = (reason: string): string => /in state '([A-Z_]+)'/.exec(reason)?.[1] ?? 'unfit';
