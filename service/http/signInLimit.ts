import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../domain/errors.js';

const TRIES = 10;
const WINDOW_SECONDS = 15 * 60;

/** Counts failed sign-ins by name and address, so that nobody tries passwords and nobody locks a colleague out from afar. */
export class SignInLimit {
  readonly #failures = new RateLimiterMemory({ points: TRIES, duration: WINDOW_SECONDS });

  /**
   * Runs a sign-in and counts it where it fails.
   * @throws DomainError TOO_MANY_TRIES
   */
  async guard<T>(name: string, address: string, signIn: () => Promise<T>): Promise<T> {
    const key = `${address} ${name}`;
    const used = await this.#failures.get(key);
    if (used && used.consumedPoints >= TRIES) throw tooMany(used);
    try {
      const signedIn = await signIn();
      await this.#failures.delete(key);
      return signedIn;
    } catch (error) {
      await this.#failures.consume(key).catch((full: unknown) => {
        if (full instanceof RateLimiterRes) throw tooMany(full);
      });
      throw error;
    }
  }
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new DomainError('TOO_MANY_TRIES', { retryAfterSeconds: Math.ceil(msBeforeNext / 1000) });
