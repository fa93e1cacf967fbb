import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../domain/errors.js';

const WINDOW_SECONDS = 10 * 60;
/** Ten reports with six photos each; a whole estate can share one address. */
const FROM_AN_ADDRESS = 60;
/** Who is signed in is known, and may be a clerk who sends in the photos of a day. */
const FROM_A_PERSON = 300;

/** Counts files that are sent in, so that nobody fills the disk of a county from his chair. */
export class UploadLimit {
  readonly #addresses = new RateLimiterMemory({ points: FROM_AN_ADDRESS, duration: WINDOW_SECONDS });
  readonly #people = new RateLimiterMemory({ points: FROM_A_PERSON, duration: WINDOW_SECONDS });

  /** @throws DomainError TOO_MANY_TRIES */
  async count({ person, address }: { person: string | undefined; address: string }): Promise<void> {
    try {
      await (person === undefined ? this.#addresses.consume(address) : this.#people.consume(person));
    } catch (full) {
      if (!(full instanceof RateLimiterRes)) throw full;
      throw new DomainError('TOO_MANY_TRIES', { retryAfterSeconds: Math.ceil(full.msBeforeNext / 1000) });
    }
  }
}
