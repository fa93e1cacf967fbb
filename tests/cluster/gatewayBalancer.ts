import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Broker } from './broker.js';

/** One address for all brokers, as a balancer or a name with several addresses gives it: each connection goes to one that takes it. */
export class GatewayBalancer {
  readonly #server: Server;
  readonly #brokers: readonly Broker[];
  readonly #sockets = new Set<Socket>();
  #asked = 0;

  private constructor(server: Server, brokers: readonly Broker[]) {
    this.#server = server;
    this.#brokers = brokers;
    server.on('connection', (socket: Socket) => this.#join(socket, this.#asked, brokers.length));
  }

  static async open(brokers: readonly Broker[]): Promise<GatewayBalancer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new GatewayBalancer(server, brokers);
  }

  /** host:port for clients. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The one that the latest connection went to. */
  get asked(): Broker | undefined {
    return this.#brokers[this.#asked];
  }

  /** What comes and goes on the connections of now is lost without a word, as if the machine behind them were gone. */
  swallow(): void {
    for (const socket of this.#sockets) socket.unpipe().resume();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(socket: Socket, number: number, tries: number): void {
    const broker = this.#brokers[number];
    if (!broker || tries === 0) {
      socket.destroy();
      return;
    }
    const [host, port] = broker.gateway.split(':');
    const onwards = connect(Number(port), host);
    const isRefused = () => this.#join(socket, (number + 1) % this.#brokers.length, tries - 1);
    onwards.once('error', isRefused);
    onwards.once('connect', () => {
      onwards.off('error', isRefused);
      this.#asked = number;
      for (const [one, other] of [
        [socket, onwards],
        [onwards, socket],
      ] as const) {
        this.#sockets.add(one);
        one
          .on('error', () => other.destroy())
          .on('close', () => {
            this.#sockets.delete(one);
            other.destroy();
          });
        one.pipe(other);
      }
    });
  }
}
