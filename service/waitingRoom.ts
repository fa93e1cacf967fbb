import type { RequestListener } from 'node:http';

/** Answers for the service while it waits for another one that it needs: alive, not ready, and why. */
export class WaitingRoom {
  #reason = 'the service is starting';

  waitFor(reason: string): void {
    this.#reason = reason;
  }

  readonly answer: RequestListener = (request, response) => {
    const isLive = request.url === '/health/live';
    const body = isLive ? { ok: true } : { ok: false, problems: [this.#reason] };
    response
      .writeHead(isLive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '5' })
      .end(JSON.stringify(body));
  };
}
