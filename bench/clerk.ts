/** People at desks over HTTP: what a page asks, when a page would ask it. */
import { z } from 'zod';
import { TaskList, type TaskRow } from '../service/contract/task.js';
import { demoCounty } from '../service/demo/county.js';
import { systemClock } from '../service/ops/systemClock.js';
import { gathered } from '../ui/desk/gathered.js';

/** As many as a page of tasks may show. */
const SHOWN = 200;

/** Somebody who is signed in at a node. */
export class Clerk {
  readonly #address: string;
  readonly #headers: Record<string, string>;
  readonly #stop = new AbortController();

  private constructor(address: string, headers: Record<string, string>) {
    this.#address = address;
    this.#headers = headers;
  }

  static async signIn(address: string, login: string): Promise<Clerk> {
    const answer = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: login, password: demoCounty().password }),
    });
    if (answer.status !== 201) throw new Error(`${login} cannot sign in: ${await answer.text()}`);
    const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await answer.json());
    const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0]);
    return new Clerk(address, { cookie: cookie.join('; '), 'x-csrf-token': csrfToken });
  }

  async get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    const answer = await fetch(`${this.#address}/api${path}`, { headers: this.#headers });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return schema.parse(await answer.json());
  }

  async post(path: string, body: object = {}): Promise<void> {
    const answer = await fetch(`${this.#address}/api${path}`, {
      method: 'POST',
      headers: { ...this.#headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${text}`);
  }

  /** What waits for somebody of this clerk's organisation. */
  async pool(): Promise<TaskRow[]> {
    return (await this.get(`/tasks?scope=pool&limit=${SHOWN}&sort=createdAt`, TaskList)).items;
  }

  async held(): Promise<TaskRow[]> {
    return (await this.get(`/tasks?scope=mine&limit=${SHOWN}`, TaskList)).items;
  }

  /** Calls with every task when it appears on the list, as a page that is told of changes shows it. Until `leave`. */
  async follow(onTask: (task: TaskRow) => void): Promise<void> {
    const known = new Set<string>();
    const look = async () => {
      for (const task of await this.pool()) {
        if (known.has(task.key)) continue;
        known.add(task.key);
        onTask(task);
      }
    };
    const { ask, callOff } = gathered(() => void look().catch(this.#unlessGone), systemClock);
    this.#stop.signal.addEventListener('abort', callOff);
    const events = await fetch(`${this.#address}/api/events`, { headers: this.#headers, signal: this.#stop.signal });
    if (!events.body) throw new Error('no events came');
    void listen(events.body, ask);
    await look();
  }

  leave(): void {
    this.#stop.abort();
  }

  /** Whoever leaves no longer waits for an answer. */
  readonly #unlessGone = (error: unknown): void => {
    if (!this.#stop.signal.aborted) throw error;
  };
}

/** What a resident sends in, without an account. */
export async function report(address: string, body: object): Promise<unknown> {
  const answer = await fetch(`${address}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`a report was refused: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Who completes tasks of these organisations. */
export function loginOf(organisation: string, role: 'clerk' | 'dispatcher'): string {
  const person = demoCounty().people.find((one) => one.organisation === organisation && one.roles.includes(role));
  if (!person) throw new Error(`${organisation} has no ${role}`);
  return person.login;
}

async function listen(events: ReadableStream<Uint8Array>, onChange: () => void): Promise<void> {
  try {
    for await (const piece of events) if (Buffer.from(piece).includes('event: change')) onChange();
  } catch {
    // The clerk has left.
  }
}
