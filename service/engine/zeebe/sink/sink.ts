import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../domain/clock.js';
import { DomainError } from '../../../domain/errors.js';
import { type Bulk, bulkOf } from './bulkBody.js';

/** The exporter sends at most 10 MB and one record (4 MB) in a request. */
const LARGEST_BODY_BYTES = 32 * 1024 * 1024;
/** The user name that the exporter is to give; the password is the secret. */
const USER = 'zeebe';
/** The exporter sends what was refused again at once, hundreds of times a second. */
const TOLD_EVERY_MS = 60_000;

export interface SinkNeeds {
  secret: string;
  /** Settles when the records are stored: only then does the exporter hear that they are. */
  store: (bulk: Bulk) => Promise<unknown>;
  /** Told of requests that were not answered as the exporter hopes, of each status once a minute. */
  onTrouble: (status: number, problem: string) => void;
  clock: Clock;
}

/** Takes what the broker's Elasticsearch exporter sends, and no more of Elasticsearch than that. */
export class RecordSink {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on a port; 0: any free one. */
  static async open(port: number, needs: SinkNeeds): Promise<RecordSink> {
    const seldom = { ...needs, onTrouble: toldSeldom(needs) };
    const server = createServer((request, response) => {
      void answerTo(request, seldom).then((given) => {
        // What is left of a body that nobody reads would be taken for the next request. And an exporter that always has
        // something to send would keep a server from closing.
        if (!request.complete || !server.listening) response.setHeader('connection', 'close');
        if (given.status === 401) response.setHeader('www-authenticate', 'Basic realm="records"');
        response.writeHead(given.status, { 'content-type': 'application/json' }).end(JSON.stringify(given.body));
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, resolve);
    });
    return new RecordSink(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port; // listens on a port, not on a pipe
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeIdleConnections();
    await closed;
  }
}

function toldSeldom({ onTrouble, clock }: Pick<SinkNeeds, 'onTrouble' | 'clock'>): SinkNeeds['onTrouble'] {
  const told = new Map<number, number>();
  return (status, problem) => {
    const at = clock.now();
    if (at - (told.get(status) ?? -Infinity) < TOLD_EVERY_MS) return;
    told.set(status, at);
    onTrouble(status, problem);
  };
}

interface Answer {
  status: number;
  body: object;
}

async function answerTo(request: IncomingMessage, needs: SinkNeeds): Promise<Answer> {
  let given: Answer;
  try {
    given = await taken(request, needs);
  } catch (error) {
    given = refusal(error);
  }
  if (given.status >= 400) needs.onTrouble(given.status, JSON.stringify(given.body));
  return given;
}

async function taken(request: IncomingMessage, { secret, store }: SinkNeeds): Promise<Answer> {
  const path = (request.url ?? '').replace(/\?.*$/, '');
  if (!isSigned(request.headers.authorization, secret))
    return { status: 401, body: { error: `not the user ${USER} and the password in SHAODAO_ZEEBE_RECORDS_SECRET` } };
  if (
    request.method === 'PUT' &&
    /^\/(?:_index_template\/[^/]+|_component_template\/[^/]+|[^/_][^/]*\/_settings)$/.test(path)
  ) {
    await bodyOf(request);
    return { status: 200, body: { acknowledged: true } };
  }
  if (request.method === 'POST' && path === '/_bulk') {
    await store(bulkOf(await bodyOf(request)));
    return { status: 200, body: { errors: false, items: [] } };
  }
  return { status: 404, body: { error: `no ${request.method ?? ''} ${path} here: this takes records of Zeebe only` } };
}

function refusal(error: unknown): Answer {
  const code = error instanceof DomainError ? error.code : 'INTERNAL';
  const status = code === 'FILE_TOO_LARGE' ? 413 : code === 'INPUT_INVALID' ? 400 : 503;
  return { status, body: { error: error instanceof Error ? error.message : String(error) } };
}

/** Compares hashes, so that the time it takes says nothing about the secret. */
function isSigned(header: string | undefined, secret: string): boolean {
  const expected = `Basic ${Buffer.from(`${USER}:${secret}`).toString('base64')}`;
  return timingSafeEqual(hash(header ?? ''), hash(expected));
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_BODY_BYTES) throw new DomainError('FILE_TOO_LARGE', { limitBytes: LARGEST_BODY_BYTES });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
