/** How a job's record is stored: what its definition says, and what most jobs have in common, is not repeated. */
import type { Node } from '../diagram/graph.js';
import type { Job } from '../state/jobs.js';
import type { Json, JsonObject } from '../state/json.js';

/** What 8.5 writes as element id of a job whose error nobody caught, until it is opened again. */
export const NO_CATCH_EVENT_FOUND = 'NO_CATCH_EVENT_FOUND';

const USUAL_RETRIES = 3;
const NO_HEADERS: Readonly<Record<string, string>> = {};

/** `more`: what this record tells of itself. */
export function packedJob(job: Job, node: Node, more: JsonObject): JsonObject {
  const value: Record<string, Json> = {};
  if (job.type !== typeOf(node)) value.type = job.type;
  if (job.retries !== USUAL_RETRIES) value.retries = job.retries;
  if (job.worker !== '') value.worker = job.worker;
  if (job.deadline !== -1) value.deadline = job.deadline;
  if (job.headers !== headersOf(node)) value.customHeaders = job.headers;
  if (job.errorMessage !== '') value.errorMessage = job.errorMessage;
  if (job.errorCode !== '') value.errorCode = job.errorCode;
  if (job.state === 'errorThrown') value.elementId = NO_CATCH_EVENT_FOUND;
  return Object.assign(value, more);
}

/** Of a record that leaves it out. */
export function usualJob(node: Node | undefined) {
  return {
    type: node ? typeOf(node) : '',
    retries: USUAL_RETRIES,
    worker: '',
    deadline: -1,
    customHeaders: node ? headersOf(node) : NO_HEADERS,
    variables: {},
    errorMessage: '',
    errorCode: '',
  };
}

/** '' where an expression says it, or the element has no job. */
function typeOf(node: Node): string {
  return 'job' in node && typeof node.job.type === 'string' ? node.job.type : '';
}

function headersOf(node: Node): Readonly<Record<string, string>> {
  return 'job' in node ? node.job.headers : NO_HEADERS;
}
