/** The product's diagrams on a broker without the product: each job is answered as the service has answered it before. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AnyRecord } from '../service/engine/records.js';
import type { Gateway, SentJob } from '../service/engine/zeebe/gateway.js';
import { fromMany } from './measure.js';

const DIAGRAMS = 'processes';
const JOBS_AT_ONCE = 64;
const AGAIN_MS = 5;

/** What a case was: its jobs' types, what each was completed with, by element, and how many there were. */
export interface Answers {
  types: ReadonlySet<string>;
  variables: ReadonlyMap<string, string>;
  jobs: number;
}

/** From the records of so many cases that went the same way. */
export function answersIn(records: readonly AnyRecord[], cases: number): Answers {
  const done = records.flatMap((record) =>
    record.valueType === 'JOB' && record.intent === 'COMPLETED' ? [record.value] : [],
  );
  return {
    types: new Set(done.map(({ type }) => type)),
    variables: new Map(done.map(({ elementId, variables }) => [elementId, JSON.stringify(variables)])),
    jobs: done.length / cases,
  };
}

export class BareCases {
  readonly #gateway: Gateway;
  readonly #answers: Answers;
  readonly #stop = new AbortController();
  readonly #closed = new Map<string, () => void>();
  #count = 0;

  private constructor(gateway: Gateway, answers: Answers) {
    this.#gateway = gateway;
    this.#answers = answers;
  }

  static async open(gateway: Gateway, answers: Answers): Promise<BareCases> {
    const names = readdirSync(DIAGRAMS, { recursive: true, encoding: 'utf8' });
    const resources = names
      .filter((name) => /\.(bpmn|form)$/.test(name))
      .map((name) => ({ name: basename(name), content: readFileSync(join(DIAGRAMS, name)) }));
    await gateway.call('deployResource', { resources });
    const bare = new BareCases(gateway, answers);
    for (const type of answers.types) void bare.#workOn(type);
    return bare;
  }

  /** Lets so many cases go from report to closing, some of them at once. */
  async work(cases: number, inFlight: number): Promise<void> {
    await fromMany(inFlight, cases, async () => {
      this.#count += 1;
      const caseId = `bare-${this.#count}`;
      const closed = new Promise<void>((resolve) => this.#closed.set(caseId, resolve));
      const variables = JSON.stringify({ caseId });
      const message = {
        name: 'case.accepted',
        correlationKey: caseId,
        messageId: caseId,
        timeToLive: 60_000,
        variables,
      };
      await untilTaken(() => this.#gateway.call('publishMessage', message));
      await closed;
    });
  }

  close(): void {
    this.#stop.abort();
  }

  async #workOn(type: string): Promise<void> {
    const request = {
      type,
      worker: 'bench',
      timeout: 60_000,
      maxJobsToActivate: JOBS_AT_ONCE,
      requestTimeout: 10_000,
      stop: this.#stop.signal,
    };
    while (!this.#stop.signal.aborted) {
      await this.#gateway
        .pollJobs(request, (jobs) => jobs.forEach((job) => void this.#complete(job)))
        .catch(() => pause(AGAIN_MS));
    }
  }

  async #complete({ key: jobKey, elementId, variables: known }: SentJob): Promise<void> {
    const variables = this.#answers.variables.get(elementId) ?? '{}';
    await untilTaken(() => this.#gateway.call('completeJob', { jobKey, variables }));
    if (elementId !== 'close') return;
    const { caseId } = JSON.parse(known) as { caseId: string };
    this.#closed.get(caseId)?.();
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The broker refuses what is too much for it at the moment. */
export async function untilTaken(call: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await call();
      return;
    } catch {
      await pause(AGAIN_MS);
    }
  }
}
