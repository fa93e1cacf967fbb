import type { z } from 'zod';
import { readConfig, readPassword } from '../../config.js';
import { Problem } from '../../contract/problem.js';
import { Session } from '../../contract/session.js';
import { errorSentence } from '../../errorSentence.js';
import { fail } from '../output.js';

export interface ServiceAddress {
  server?: string;
  login: string;
  json?: true;
}

/** The service that runs, on behalf of somebody who has signed in. */
export interface RunningService {
  get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>>;
  post<S extends z.ZodType>(path: string, body: object, schema: S): Promise<z.output<S>>;
  /** For what has no answer. */
  tell(path: string): Promise<void>;
}

/** Exit code 1 where the service says no, 2 where it cannot be asked. */
export async function withService(
  address: ServiceAddress,
  ask: (service: RunningService) => Promise<void>,
): Promise<void> {
  try {
    await ask(await signedIn(address));
  } catch (error) {
    if (error instanceof Refused) fail(1, error.message);
    else fail(2, error instanceof Unreachable ? error.message : errorSentence(error));
  }
}

class Refused extends Error {}
class Unreachable extends Error {}

async function signedIn({ server, login }: ServiceAddress): Promise<RunningService> {
  const base = `${server ?? `http://127.0.0.1:${readConfig().port}`}/api`;
  const entered = await sent(`${base}/session`, { body: { name: login, password: readPassword() } });
  const { csrfToken } = Session.parse(await entered.json());
  const headers = { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '', 'X-CSRF-Token': csrfToken };
  return {
    async get(path, schema) {
      return schema.parse(await (await sent(`${base}${path}`, { headers })).json());
    },
    async post(path, body, schema) {
      return schema.parse(await (await sent(`${base}${path}`, { headers, body })).json());
    },
    async tell(path) {
      await sent(`${base}${path}`, { headers, body: {} });
    },
  };
}

async function sent(address: string, { headers = {}, body }: { headers?: Record<string, string>; body?: object }) {
  const response = await fetch(
    address,
    body
      ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : { headers },
  ).catch((cause: unknown) => {
    throw new Unreachable(`nobody answers at ${address}: does the service run there? See --server.`, { cause });
  });
  if (response.ok) return response;
  const problem = Problem.safeParse(await response.json().catch(() => undefined));
  throw new Refused(problem.success ? sentence(problem.data) : `${address}: HTTP ${response.status}`);
}

function sentence({ code, detail, facts, issues = [] }: Problem): string {
  const reason = typeof facts['reason'] === 'string' ? [facts['reason']] : [];
  return [
    `${code}: ${detail.zh} / ${detail.en}`,
    ...reason,
    ...issues.map(({ path, message }) => `${path}: ${message.zh} / ${message.en}`),
  ].join('\n');
}
