import { DomainError } from '../../../domain/errors.js';
import type { Answer, Job } from '../state/jobs.js';
import { keyText } from '../state/key.js';
import { isSuspended } from '../moves/suspension.js';
import type { Turn } from '../turn.js';
import { completeJob, failJob, throwError } from './jobCommands.js';

/**
 * Of a suspended instance only a job that a worker had in hand is answered: the work is done, its answer waits.
 * @throws DomainError ENGINE_NOT_FOUND, ENGINE_INVALID_STATE
 */
export function answerJob(turn: Turn, key: number, answer: Answer): void {
  const job = turn.state.jobs.get(key);
  if (job && isSuspended(turn.state, job.instanceKey)) return putAside(turn, job, answer);
  if ('complete' in answer) completeJob(turn, key, answer.complete);
  else if ('fail' in answer) failJob(turn, key, answer.fail);
  else throwError(turn, key, answer.throwError);
}

function putAside(turn: Turn, job: Job, answer: Answer): void {
  if (job.state === 'activated') {
    turn.state.jobs.update({ ...job, state: 'suspended', deadline: -1 });
    turn.state.followUps.hold({ do: 'answer', instance: job.instanceKey, job: job.key, answer });
    return;
  }
  const key = keyText(job.key);
  const reason = `Expected to answer job with key '${key}', but its process instance is suspended`;
  throw new DomainError('ENGINE_INVALID_STATE', { kind: 'job', key, state: 'SUSPENDED', reason });
}
