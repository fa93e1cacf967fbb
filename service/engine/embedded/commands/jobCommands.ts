import { DomainError } from '../../../domain/errors.js';
import { eventTriggered } from '../moves/eventTriggered.js';
import { ElementFailure } from '../moves/failure.js';
import type { Job, JobState } from '../state/jobs.js';
import type { JsonObject } from '../state/json.js';
import { keyText } from '../state/key.js';
import { listenerCompleted } from '../moves/listeners.js';
import { openJobIncident } from '../moves/openIncident.js';
import { recordJob } from '../moves/openJob.js';
import { catcherOfError } from '../moves/throwError.js';
import type { Token } from '../state/token.js';
import { complete } from '../moves/tokenMoves.js';
import type { Turn } from '../turn.js';
import { setLocal } from '../moves/variables.js';

export function completeJob(turn: Turn, jobKey: number, variables: JsonObject): void {
  const { job, token } = open(turn, jobKey, 'complete');
  turn.state.jobs.delete(job.key);
  token.jobKey = -1;
  turn.changed(token);
  recordJob(turn, 'JOB COMPLETED', { job, token, value: { variables } });
  if (job.kind !== 'element') {
    listenerCompleted(turn, token, variables);
    turn.then({ do: 'retry', instance: token.instance.key, token: token.key });
    return;
  }
  token.payload = { variables };
  complete(turn, token);
}

export function failJob(
  turn: Turn,
  jobKey: number,
  failure: { retries: number; message: string; backOffMs?: number; variables?: JsonObject },
): void {
  const { job, token } = open(turn, jobKey, 'fail');
  const { retries, message, backOffMs = 0, variables = {} } = failure;
  const backsOff = retries > 0 && backOffMs > 0;
  const failed: Job = {
    ...job,
    retries,
    state: retries <= 0 ? 'failed' : backsOff ? 'backingOff' : 'activatable',
    deadline: -1,
    recurAt: backsOff ? turn.now + backOffMs : -1,
    errorMessage: message,
  };
  turn.state.jobs.update(failed);
  recordJob(turn, 'JOB FAILED', { job: failed, token, value: { variables } });
  setLocal(turn, token, variables);
  if (retries > 0) return;
  openJobIncident(turn, token, {
    job: failed,
    errorType: 'JOB_NO_RETRIES',
    message: message === '' ? 'No more retries left.' : message,
  });
}

export function throwError(
  turn: Turn,
  jobKey: number,
  { code, message, variables }: { code: string; message: string; variables: JsonObject },
): void {
  const { job, token } = open(turn, jobKey, 'throw an error for');
  try {
    const catcher = catcherOfError(turn, token, { code, message });
    turn.state.jobs.delete(job.key);
    token.jobKey = -1;
    turn.changed(token);
    recordJob(turn, 'JOB ERROR_THROWN', { job, token, value: { errorCode: code, errorMessage: message, variables } });
    eventTriggered(turn, catcher.token, { node: catcher.node, variables });
  } catch (error) {
    if (!(error instanceof ElementFailure)) throw error;
    const thrown: Job = { ...job, state: 'errorThrown', deadline: -1, errorMessage: message, errorCode: code };
    turn.state.jobs.update(thrown);
    recordJob(turn, 'JOB ERROR_THROWN', { job: thrown, token, value: { variables } });
    openJobIncident(turn, token, { job: thrown, errorType: error.errorType, message: error.message });
  }
}

export function updateJobRetries(turn: Turn, jobKey: number, retries: number): void {
  const { job, token } = find(turn, jobKey, 'update retries for');
  if (retries < 1) {
    const reason = `Expected to update retries for job with key '${keyText(jobKey)}' with a positive amount of retries, but the amount given was '${retries}'`;
    throw new DomainError('ENGINE_INVALID_ARGUMENT', { reason });
  }
  const updated = { ...job, retries };
  turn.state.jobs.update(updated);
  recordJob(turn, 'JOB RETRIES_UPDATED', { job: updated, token });
}

/** The worker's time is over: somebody else may have the job. */
export function timeOutJob(turn: Turn, job: Job): void {
  giveBack(turn, job, 'JOB TIMED_OUT');
}

/** The pause after a failure is over. */
export function recurJob(turn: Turn, job: Job): void {
  giveBack(turn, job, 'JOB RECURRED_AFTER_BACKOFF');
}

function giveBack(turn: Turn, job: Job, happening: 'JOB TIMED_OUT' | 'JOB RECURRED_AFTER_BACKOFF'): void {
  const token = turn.state.instances.get(job.instanceKey)?.tokens.get(job.tokenKey);
  const free: Job = { ...job, state: 'activatable', deadline: -1, recurAt: -1 };
  turn.state.jobs.update(free);
  if (token) recordJob(turn, happening, { job, token });
}

function find(turn: Turn, key: number, verb: string): { job: Job; token: Token } {
  const job = turn.state.jobs.get(key);
  const token = job && turn.state.instances.get(job.instanceKey)?.tokens.get(job.tokenKey);
  if (token) return { job, token };
  const reason = `Expected to ${verb} job with key '${keyText(key)}', but no such job was found`;
  throw new DomainError('ENGINE_NOT_FOUND', { kind: 'job', key: keyText(key), reason });
}

function open(turn: Turn, key: number, verb: string): { job: Job; token: Token } {
  const found = find(turn, key, verb);
  const state = stuck[found.job.state];
  if (state === undefined) return found;
  const reason = `Expected to ${verb} job with key '${keyText(key)}', but it is in state '${state}'`;
  throw new DomainError('ENGINE_INVALID_STATE', { kind: 'job', key: keyText(key), state, reason });
}

/** States in which nobody can answer a job before its incident is resolved, in 8.5's words. */
const stuck: Readonly<Partial<Record<JobState, string>>> = { failed: 'FAILED', errorThrown: 'ERROR_THROWN' };
