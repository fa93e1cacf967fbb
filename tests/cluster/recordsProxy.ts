import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a broker's exporter and the sink, and does to it what networks do. */
export class RecordsProxy {
  readonly #server: Server;
  readonly #target: number;
  /** `down`: nobody answers. `twice`: everything is delivered again, as after an answer that was lost. */
  mode: 'up' | 'down' | 'twice' = 'up';
  /** Bulk requests that the sink has acknowledged. */
  delivered = 0;

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
    try {
      if (this.mode === 'down') throw new Error('down');
      if (this.mode === 'twice') await this.#forward(incoming, Buffer.concat(pieces));
      const { status, body } = await this.#forward(incoming, Buffer.concat(pieces));
      if (incoming.url === '/_bulk' && status === 200) this.delivered += 1;
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    } catch {
      incoming.destroy();
    }
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
