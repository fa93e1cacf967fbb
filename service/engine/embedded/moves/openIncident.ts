import { keyText } from '../state/key.js';
import type { Happening } from '../records/recordCodes.js';
import type { Incident } from '../state/incidents.js';
import type { Job } from '../state/jobs.js';
import type { ElementFailure } from './failure.js';
import { NO_CATCH_EVENT_FOUND } from '../records/jobRecord.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

export function openIncident(turn: Turn, token: Token, failure: ElementFailure): void {
  open(turn, token, {
    jobKey: -1,
    errorType: failure.errorType,
    message: failure.message,
    variableScopeKey: failure.variableScopeKey ?? token.key,
  });
}

export function openJobIncident(
  turn: Turn,
  token: Token,
  about: { job: Job; errorType: string; message: string },
): void {
  const { job, errorType, message } = about;
  open(turn, token, { jobKey: job.key, errorType, message, variableScopeKey: token.key });
}

/** They vanish with their token, whether or not anybody mended what was wrong. */
export function closeIncidents(turn: Turn, token: Token): void {
  for (const incident of turn.state.incidents.ofToken(token.key)) closeIncident(turn, token, incident);
}

export function closeIncident(turn: Turn, token: Token, incident: Incident): void {
  turn.state.incidents.delete(incident.key);
  recordIncident(turn, 'INCIDENT RESOLVED', { token, incident });
}

function open(turn: Turn, token: Token, what: Omit<Incident, 'key' | 'instanceKey' | 'tokenKey'>): void {
  const incident = { key: turn.nextKey(), instanceKey: token.instance.key, tokenKey: token.key, ...what };
  turn.state.incidents.insert(incident);
  recordIncident(turn, 'INCIDENT CREATED', { token, incident });
}

export function recordIncident(
  turn: Turn,
  happening: Happening,
  { token, incident }: { token: Token; incident: Incident },
): void {
  const uncaughtByJob = incident.errorType === 'UNHANDLED_ERROR_EVENT' && incident.jobKey !== -1;
  turn.record(happening, incident.key, {
    token,
    value: {
      errorType: incident.errorType,
      errorMessage: incident.message,
      jobKey: keyText(incident.jobKey),
      variableScopeKey: keyText(incident.variableScopeKey),
      ...(uncaughtByJob && { elementId: NO_CATCH_EVENT_FOUND }),
    },
  });
}
