import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a server that is no primary any more says: its code, and whether it has carried the command out before. */
export interface Refusal {
  command: string;
  code: number;
  isCarriedOut: boolean;
}

/** Hands messages of MongoDB's protocol on to a database, and answers one command as a primary that steps down does. */
export class SteppingDown {
  /** For the next command of that name, once. */
  next: Refusal | undefined;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, port: number) {
    this.#server = server;
    server.on('connection', (client: Socket) => this.#join(client, connect(port, '127.0.0.1')));
  }

  static async open(port: number): Promise<SteppingDown> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new SteppingDown(server, port);
  }

  url(name: string): string {
    return `mongodb://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${name}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket, database: Socket): void {
    let swallowed: Buffer | undefined;
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
    client.on(
      'data',
      whole((message) => {
        const refusal = this.next;
        if (refusal?.command !== commandOf(message)) {
          database.write(message);
          return;
        }
        this.next = undefined;
        const answer = answerTo(message, refusal.code);
        if (refusal.isCarriedOut) {
          swallowed = answer;
          database.write(message);
        } else client.write(answer);
      }),
    );
    database.on(
      'data',
      whole((message) => {
        client.write(swallowed ?? message);
        swallowed = undefined;
      }),
    );
  }
}

/** Each message begins with its length. */
function whole(take: (message: Buffer) => void): (piece: Buffer) => void {
  let waiting = Buffer.alloc(0);
  return (piece) => {
    waiting = Buffer.concat([waiting, piece]);
    while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
      const length = waiting.readInt32LE(0);
      take(waiting.subarray(0, length));
      waiting = waiting.subarray(length);
    }
  };
}

const OP_MSG = 2013;
const HEADER = 16;

/** The first name in the first document: after flags, the kind of section, the document's length and a type. */
function commandOf(message: Buffer): string {
  if (message.readInt32LE(12) !== OP_MSG) return '';
  const start = HEADER + 4 + 1 + 4 + 1;
  return message.toString('latin1', start, message.indexOf(0, start));
}

/** `{ok: 0.0, code, errmsg}` as a message that answers. */
function answerTo(message: Buffer, code: number): Buffer {
  const words = 'not primary';
  const fields = Buffer.concat([
    Buffer.from('\x01ok\0\0\0\0\0\0\0\0\0', 'latin1'),
    Buffer.from('\x10code\0', 'latin1'),
    int32(code),
    Buffer.from('\x02errmsg\0', 'latin1'),
    int32(words.length + 1),
    Buffer.from(`${words}\0`, 'latin1'),
  ]);
  const document = Buffer.concat([int32(fields.length + 5), fields, Buffer.from([0])]);
  const body = Buffer.concat([int32(0), Buffer.from([0]), document]);
  const header = [HEADER + body.length, 0, message.readInt32LE(4), OP_MSG].map(int32);
  return Buffer.concat([...header, body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
