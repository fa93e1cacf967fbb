import { evaluateNumber, evaluateText } from './evaluate.js';
import type { JobDefinition } from './graph.js';
import type { Job, JobKind } from './jobs.js';
import type { Happening } from './recordCodes.js';
import type { Token } from './token.js';
import type { Turn } from './turn.js';

/** What 8.5 writes as element id of a job whose error nobody caught, until it is opened again. */
export const NO_CATCH_EVENT_FOUND = 'NO_CATCH_EVENT_FOUND';

/** What of a job has to be evaluated, before anything is recorded. */
export interface PreparedJob {
  readonly type: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
}

export function prepareJob(turn: Turn, token: Token, definition: JobDefinition): PreparedJob {
  const sight = { token, now: turn.now };
  return {
    type: evaluateText(definition.type, sight),
    retries: evaluateNumber(definition.retries, sight),
    headers: definition.headers,
  };
}

export function openJob(turn: Turn, token: Token, prepared: PreparedJob & { kind?: JobKind }): void {
  const job: Job = {
    kind: 'element',
    ...prepared,
    key: turn.nextKey(),
    state: 'activatable',
    instanceKey: token.instance.key,
    tokenKey: token.key,
    worker: '',
    deadline: -1,
    recurAt: -1,
    errorMessage: '',
  };
  turn.state.jobs.insert(job);
  token.jobKey = job.key;
  turn.changed(token);
  recordJob(turn, 'JOB CREATED', { job, token });
}

/** Where the token ends while its job is open. */
export function cancelJob(turn: Turn, token: Token): void {
  if (token.jobKey === -1) return;
  const job = turn.state.jobs.get(token.jobKey);
  token.jobKey = -1;
  if (!job) return;
  turn.state.jobs.delete(job.key);
  recordJob(turn, 'JOB CANCELED', { job, token });
}

export function recordJob(
  turn: Turn,
  happening: Happening,
  about: { job: Job; token: Token; value?: Parameters<Turn['record']>[2]['value'] },
): void {
  const { job, token, value = {} } = about;
  turn.record(happening, job.key, {
    token,
    value: {
      type: job.type,
      retries: job.retries,
      worker: job.worker,
      deadline: job.deadline,
      customHeaders: job.headers,
      variables: {},
      errorMessage: job.errorMessage,
      errorCode: '',
      ...(job.state === 'errorThrown' && { elementId: NO_CATCH_EVENT_FOUND }),
      ...value,
    },
  });
}
