import type { GrpcClient } from 'zeebe-node/dist/lib/GrpcClient.js';
import type { Clock } from '../../domain/clock.js';
import { GatewayRefusal, Status } from './gatewayRefusal.js';
import { clientOf, watchedChannel } from './watchedChannel.js';

/** Longer than the gateway itself waits for a partition (15 s): then it is the connection that hangs. */
const ANSWER_WITHIN_MS = 20_000;
/** Beyond the time that a long poll was asked to take; then nobody is there any more. */
const POLL_GRACE_MS = 2000;

/** A job as the gateway sends it: 64-bit numbers and JSON as text. */
export interface SentJob {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  elementId: string;
  elementInstanceKey: string;
  customHeaders: string;
  retries: number;
  deadline: string;
  variables: string;
}

export interface JobRequest {
  type: string;
  worker: string;
  /** How long the jobs are ours. */
  timeout: number;
  maxJobsToActivate: number;
  /** How long the gateway waits for a job to come. */
  requestTimeout: number;
  stop: AbortSignal;
}

/**
 * zeebe-node's channel to a broker's gateway, without its client: that one parses and retries in ways that lose jobs
 * (ADR 0047). Every call has an end. Calls reject with GatewayRefusal.
 */
export class Gateway {
  readonly address: string;
  readonly #clock: Clock;
  readonly #channel: GrpcClient;
  #closed = false;

  constructor(address: string, clock: Clock) {
    this.address = address;
    this.#clock = clock;
    this.#channel = watchedChannel(address);
  }

  /** One request, one answer. A request that is bytes is of a method that zeebe-node does not know, which answers nothing. */
  call(method: string, request: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new GatewayRefusal(Status.UNAVAILABLE, 'the connection was closed'));
        return;
      }
      const callOff = this.#clock.wake(this.#clock.now() + ANSWER_WITHIN_MS, () =>
        reject(new GatewayRefusal(Status.DEADLINE_EXCEEDED, `no answer within ${ANSWER_WITHIN_MS / 1000} s`)),
      );
      const answer = Buffer.isBuffer(request)
        ? this.#sendBytes(method, request)
        : this.#method(`${method}Sync`)(request);
      answer.then(resolve, (error: unknown) => reject(GatewayRefusal.of(error))).finally(callOff);
    });
  }

  /** Hands over jobs as they come, until the gateway ends the poll or it is called off. */
  async pollJobs({ stop, ...request }: JobRequest, take: (jobs: readonly SentJob[]) => void): Promise<void> {
    const opened = this.#closed ? undefined : await this.#method('activateJobsStream')(request);
    if (!isJobStream(opened)) throw GatewayRefusal.of(opened);
    const end = () => opened.cancel();
    stop.addEventListener('abort', end);
    // zeebe-node's own call resolves at the first answer and loses the jobs of other partitions, and never when none comes.
    await new Promise<void>((resolve, reject) => {
      const callOff = this.#clock.wake(this.#clock.now() + request.requestTimeout + POLL_GRACE_MS, () => {
        end();
        resolve();
      });
      if (stop.aborted) end();
      opened.on('data', ({ jobs }) => take(jobs));
      opened.on('end', () => {
        callOff();
        resolve();
      });
      opened.on('error', (error) => {
        callOff();
        reject(GatewayRefusal.of(error));
      });
    }).finally(() => {
      stop.removeEventListener('abort', end);
      // Ends the timer that zeebe-node has on every stream.
      opened.emit('end');
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#channel.close();
  }

  #sendBytes(method: string, request: Buffer): Promise<unknown> {
    const client = clientOf(this.#channel);
    const path = `/gateway_protocol.Gateway/${method.replace(/^./, (first) => first.toUpperCase())}`;
    return new Promise((resolve, reject) => {
      client.makeUnaryRequest(path, asItIs, asItIs, request, (error) => {
        if (error) reject(GatewayRefusal.of(error));
        else resolve({});
      });
    });
  }

  #method(name: string): (request: object) => Promise<unknown> {
    const method: unknown = Reflect.get(this.#channel, name);
    if (typeof method !== 'function') throw new TypeError(`the gateway's protocol has no ${name}`);
    // GrpcClient makes its methods from the protocol file, which its type cannot say.
    return method as (request: object) => Promise<unknown>;
  }
}

const asItIs = (bytes: Buffer): Buffer => bytes;

interface JobStream {
  on(event: 'data', listener: (answer: { jobs: readonly SentJob[] }) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  emit(event: 'end'): void;
  cancel(): void;
}

function isJobStream(opened: unknown): opened is JobStream {
  return typeof opened === 'object' && opened !== null && 'cancel' in opened;
}
