import { DomainError } from '../../domain/errors.js';

/** The clock of a broker that was started with ZEEBE_CLOCK_CONTROLLED=true. */
export class BrokerClock {
  readonly #management: string;

  /** @param management where its actuators are, such as http://127.0.0.1:9600 */
  constructor(management: string) {
    this.#management = management;
  }

  /** Stops the clock at that time, UTC milliseconds. */
  async pin(at: number): Promise<void> {
    await this.#ask('POST', '/actuator/clock/pin', JSON.stringify({ epochMilli: at }));
  }

  /** Lets the clock go as the machine's again. */
  async release(): Promise<void> {
    await this.#ask('DELETE', '/actuator/clock');
  }

  async #ask(method: string, path: string, body?: string): Promise<void> {
    const address = this.#management + path;
    const headers = { 'content-type': 'application/json' };
    let response: Response;
    try {
      response = await fetch(address, { method, headers, ...(body !== undefined && { body }) });
    } catch (cause) {
      throw new DomainError('ENGINE_UNREACHABLE', { address, reason: String(cause) }, { cause });
    }
    if (response.ok) return;
    const reason = `${response.status}: was the broker started with ZEEBE_CLOCK_CONTROLLED=true?`;
    throw new DomainError('ENGINE_UNREACHABLE', { address, reason });
  }
}
