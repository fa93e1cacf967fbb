import { evaluateInteger, evaluateText } from './evaluate.js';
import type { JobDefinition } from '../diagram/graph.js';
import { packedJob } from '../records/jobRecord.js';
import type { Job, JobKind } from '../state/jobs.js';
import type { JsonObject } from '../state/json.js';
import type { Happening } from '../records/recordCodes.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

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
    retries: evaluateInteger(definition.retries, sight),
    headers: definition.headers,
  };
}

export function openJob(turn: Turn, token: Token, prepared: PreparedJob, kind: JobKind = 'element'): void {
  const job: Job = {
    key: turn.nextKey(),
    type: prepared.type,
    state: 'activatable',
    kind,
    instanceKey: token.instance.key,
    tokenKey: token.key,
    retries: prepared.retries,
    headers: prepared.headers,
    worker: '',
    deadline: -1,
    recurAt: -1,
    errorMessage: '',
    errorCode: '',
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
  about: { job: Job; token: Token; value?: JsonObject },
): void {
  const { job, token, value = {} } = about;
  turn.record(happening, job.key, { token, value: packedJob(job, token.node, value) });
}
