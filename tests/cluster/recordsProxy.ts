import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const LATER_MS = 700;

/** Stands between a broker's exporter and the sink, and does to it what networks do. */
export class RecordsProxy {
  readonly #server: Server;
  readonly #target: number;
  /**
   * `down`: nobody answers. `crossed`: each bulk is held up the longer the higher its partition, and is delivered a second
   * time behind a newer one, as after an answer that was lost.
   */
  mode: 'up' | 'down' | 'crossed' = 'up';
  /** Bulk requests that the sink has acknowledged. */
  delivered = 0;
  #before: { incoming: IncomingMessage; body: Buffer } | undefined;

  private constructor(server: Server, target: number) {
    this.#server = server;
    this.#target = target;
    server.on('request', (incoming: IncomingMessage, response: ServerResponse) => void this.#pass(incoming, response));
  }

  static async open(port: number, target: number): Promise<RecordsProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return new RecordsProxy(server, target);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of incoming as AsyncIterable<Buffer>) pieces.push(piece);
    const body = Buffer.concat(pieces);
    try {
      if (this.mode === 'down') throw new Error('down');
      if (this.mode === 'crossed') await pause(LATER_MS * partitionOf(body));
      const answer = await this.#forward(incoming, body);
      if (this.mode === 'crossed') await this.#again(incoming, body);
      if (incoming.url === '/_bulk' && answer.status === 200) this.delivered += 1;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    } catch {
      incoming.destroy();
    }
  }

  /** What came before, behind what came now. */
  async #again(incoming: IncomingMessage, body: Buffer): Promise<void> {
    const before = this.#before;
    this.#before = { incoming, body };
    if (before) await this.#forward(before.incoming, before.body);
  }

  #forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const target = { host: '127.0.0.1', port: this.#target, method, path: url, headers, agent: false };
      const outgoing = request(target, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces) }));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

/** An exporter sends records of its own partition alone. */
const partitionOf = (bulk: Buffer): number => Number(/"partitionId":(\d+)/.exec(bulk.toString())?.[1] ?? 0);
