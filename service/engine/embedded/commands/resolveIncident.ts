import { DomainError } from '../../../domain/errors.js';
import type { Incident } from '../state/incidents.js';
import { keyText } from '../state/key.js';
import { closeIncident } from '../moves/openIncident.js';
import type { Turn } from '../turn.js';

/** What the incident had stopped is tried again; if it fails again, there is a new incident. */
export function resolveIncident(turn: Turn, key: number): void {
  const incident = turn.state.incidents.get(key);
  const token = incident && turn.state.instances.get(incident.instanceKey)?.tokens.get(incident.tokenKey);
  if (!token) {
    const reason = `Expected to resolve incident with key '${keyText(key)}', but no such incident was found`;
    throw new DomainError('ENGINE_NOT_FOUND', { kind: 'incident', key: keyText(key), reason });
  }
  if (incident.jobKey !== -1) reopenJob(turn, incident);
  closeIncident(turn, token, incident);
  if (incident.jobKey === -1) turn.then({ do: 'retry', instance: token.instance.key, token: token.key });
}

function reopenJob(turn: Turn, { key, jobKey }: Incident): void {
  const job = turn.state.jobs.get(jobKey);
  if (!job) return;
  if (job.retries <= 0) {
    const reason = `Expected to resolve incident with key '${keyText(key)}', but job with key '${keyText(jobKey)}' has no retries left. Please update the job retries and retry resolving the incident`;
    throw new DomainError('ENGINE_INVALID_STATE', { kind: 'incident', key: keyText(key), state: 'no retries', reason });
  }
  turn.state.jobs.update({ ...job, state: 'activatable', deadline: -1, recurAt: -1 });
}
