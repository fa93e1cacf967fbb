import createClient from 'openapi-fetch';
import type { Problem } from '../../service/contract/problem.js';
import type { paths } from './generated/api.js';
import { isAway, isFromNobody, lineHeard, lineLost } from './line.js';
import { syncClock } from './serviceClock.js';

/** The one way from a page to the service; routes and bodies are typed by the contract. */
export const client = createClient<paths>({ baseUrl: `${window.location.origin}/api` });

/** Sent along with every change from now on; null after signing out. */
export function sendCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The service said no, and says why in both languages. */
export class ServiceProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

/** The body of an answer. Throws ServiceProblem for a refusal; a lost connection, before or behind a proxy, is a TypeError. */
export async function bodyOf<Body>(call: Promise<{ data?: Body; error?: unknown; response: Response }>): Promise<Body> {
  const { data, error, response } = await call;
  if (isFromNobody(response)) throw new TypeError(`HTTP ${response.status}`);
  if (error !== undefined || !response.ok) throw new ServiceProblem(problemOf(error, response));
  return data as Body; // openapi-fetch has parsed it, and the status says that it is the documented body
}

/** Leaves out what is undefined: in a request, not said and said to be nothing are not the same. */
export function said<Value extends object>(value: Value): Said<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Said<Value>; // by the filter
}

type Said<Value> = { [Name in keyof Value]: Exclude<Value[Name], undefined> };

let csrfToken: string | null = null;

client.use({
  onRequest({ request }) {
    if (csrfToken !== null && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
  onResponse({ response }) {
    if (isAway(response)) lineLost();
    else lineHeard();
    syncClock(response.headers.get('Date'));
  },
  onError({ error }) {
    if (!(error instanceof DOMException)) lineLost(); // that one was called off by the page itself
  },
});

function problemOf(error: unknown, response: Response): Problem {
  if (isProblem(error)) return error;
  const text = `HTTP ${response.status}`;
  return {
    type: 'about:blank',
    title: text,
    status: response.status,
    code: 'UNKNOWN',
    detail: { zh: text, en: text },
    facts: {},
  };
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}
