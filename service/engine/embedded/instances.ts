import type { Database, Statement } from '../../stores/sqlite/connection.js';
import type { Definitions } from './definitions.js';
import type { ExecutableProcess } from './graph.js';
import { NO_PROGRESS, Token } from './token.js';
import type { Instance, Progress, TokenState, Variable } from './token.js';
import type { JsonObject } from './json.js';

/** Tokens that are kept in memory beside the table, so that a running case is not read again at each command. */
const MOST_TOKENS_KEPT = 50_000;

const progressNames = Object.keys(NO_PROGRESS) as (keyof Progress)[]; // it has no other keys
const states: readonly TokenState[] = ['activating', 'activated', 'completing', 'terminating'];

/** The element instances of all processes: a table, and the recently used of them in memory. */
export class Instances {
  readonly #definitions: Definitions;
  /** In order of use, the longest unused first. */
  readonly #kept = new Map<number, Instance>();
  #tokensKept = 0;
  readonly #read: Statement<StoredToken>;
  readonly #write: Statement;
  readonly #delete: Statement;
  readonly #owner: Statement<{ owner: number }>;

  constructor(database: Database, definitions: Definitions) {
    this.#definitions = definitions;
    this.#read = database.prepare('select key, body, variables from token where instance_key = ? order by key');
    this.#write = database.prepare(
      `insert into token (instance_key, key, body, variables) values (?, ?, ?, ?)
         on conflict (instance_key, key) do update set body = excluded.body, variables = excluded.variables`,
    );
    this.#delete = database.prepare('delete from token where instance_key = ? and key = ?');
    this.#owner = database.prepare('select instance_key owner from token where key = ? and key <> instance_key');
  }

  get(key: number): Instance | undefined {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const read = this.#load(key);
    if (read) this.keep(read);
    return read;
  }

  /** The token with this key, whichever instance it belongs to. */
  find(tokenKey: number): Token | undefined {
    const own = this.get(tokenKey);
    if (own) return own.root;
    const row = this.#owner.get(tokenKey);
    return row && this.get(row.owner)?.tokens.get(tokenKey);
  }

  keep(instance: Instance): void {
    this.#kept.set(instance.key, instance);
    this.#tokensKept += instance.tokens.size;
  }

  /** The table alone holds it from now on: it has ended, was not used for long, or what memory holds is no longer true. */
  forget(key: number): void {
    const instance = this.#kept.get(key);
    if (!instance) return;
    this.#kept.delete(key);
    this.#tokensKept -= instance.tokens.size;
  }

  forgetAll(): void {
    this.#kept.clear();
    this.#tokensKept = 0;
  }

  write(token: Token): void {
    this.#write.run(token.instance.key, token.key, bodyOf(token), variablesOf(token));
  }

  delete(instanceKey: number, tokenKey: number): void {
    this.#delete.run(instanceKey, tokenKey);
  }

  /** A turn has ended: the count follows what it added and removed. */
  resized(by: number): void {
    this.#tokensKept += by;
  }

  /** Between turns only: within one, what memory holds is newer than the table. */
  trim(): void {
    for (const { key } of this.#kept.values()) {
      if (this.#tokensKept <= MOST_TOKENS_KEPT) return;
      this.forget(key);
    }
  }

  #load(key: number): Instance | undefined {
    const [first, ...others] = this.#read.all(key);
    if (!first) return undefined;
    const [definitionKey, parentInstanceKey, parentTokenKey] = (JSON.parse(first.body) as StoredRoot)[1];
    const process = this.#definitions.get(definitionKey);
    if (!process) throw new Error(`instance ${key} runs process ${definitionKey}, which is not there`);
    const instance = newInstance({ key, process, parentInstanceKey, parentTokenKey });
    restore(instance.root, first);
    for (const row of others) {
      const [, node, scope] = (JSON.parse(row.body) as StoredInner)[0];
      const scopeToken = instance.tokens.get(scope);
      const nodeThere = process.nodes[node];
      if (!scopeToken || !nodeThere) throw new Error(`instance ${key} holds a token ${row.key} that stands nowhere`);
      restore(newToken({ key: row.key, node: nodeThere, instance, scope: scopeToken }), row);
      scopeToken.children += 1;
    }
    return instance;
  }
}

interface StoredToken {
  key: number;
  body: string;
  variables: string | null;
}

type Common = [state: number, node: number, scope: number, extra?: Extra];
type StoredRoot = [Common, [definition: number, parentInstance: number, parentToken: number]];
type StoredInner = [Common];

/** What differs from NO_PROGRESS, and what few tokens have. */
interface Extra extends Partial<Progress> {
  arrived?: [number, number][];
  trigger?: [node: number, variables: JsonObject];
  payload?: JsonObject;
}

export function newInstance(start: {
  key: number;
  process: ExecutableProcess;
  parentInstanceKey: number;
  parentTokenKey: number;
}): Instance {
  const instance = { ...start, tokens: new Map<number, Token>() };
  const root = newToken({
    key: start.key,
    node: start.process.root,
    instance: instance as unknown as Instance, // complete in the next line
    scope: undefined,
  });
  return Object.assign(instance, { root });
}

export function newToken(place: ConstructorParameters<typeof Token>[0]): Token {
  const token = new Token(place);
  place.instance.tokens.set(token.key, token);
  return token;
}

function bodyOf(token: Token): string {
  const common = [states.indexOf(token.state), token.node.number, token.scope?.key ?? -1];
  const extra = extraOf(token);
  const { instance } = token;
  return JSON.stringify([
    extra ? [...common, extra] : common,
    ...(token.scope ? [] : [[instance.process.key, instance.parentInstanceKey, instance.parentTokenKey]]),
  ]);
}

function extraOf(token: Token): Extra | undefined {
  const progressed = progressNames.filter((name) => token[name] !== NO_PROGRESS[name]);
  if (progressed.length === 0 && !token.arrived && !token.trigger && !token.payload) return undefined;
  return {
    ...Object.fromEntries(progressed.map((name) => [name, token[name]])),
    ...(token.arrived && { arrived: [...token.arrived] }),
    ...(token.trigger && { trigger: [token.trigger.node.number, token.trigger.variables] }),
    ...(token.payload && { payload: token.payload.variables }),
  };
}

function variablesOf(token: Token): string | null {
  if (!token.variables || token.variables.size === 0) return null;
  return JSON.stringify(Array.from(token.variables, ([name, { key, value }]) => [name, key, value]));
}

function restore(token: Token, row: StoredToken): void {
  const [state, , , extra = {}] = (JSON.parse(row.body) as StoredInner)[0];
  const { arrived, trigger, payload, ...progress } = extra;
  const triggered = trigger && token.instance.process.nodes[trigger[0]];
  Object.assign(token, progress, {
    state: states[state] ?? 'activated',
    stored: true,
    dirty: false,
    arrived: arrived && new Map(arrived),
    trigger: triggered && { node: triggered, variables: trigger[1] },
    payload: payload && { variables: payload },
    variables: row.variables === null ? undefined : variablesIn(row.variables),
  });
}

function variablesIn(text: string): Map<string, Variable> {
  const stored = JSON.parse(text) as [string, number, Variable['value']][]; // written by variablesOf
  return new Map(stored.map(([name, key, value]) => [name, { key, value }]));
}
