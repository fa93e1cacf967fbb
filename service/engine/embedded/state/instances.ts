import type { Database, Statement } from '../../../stores/sqlite/connection.js';
import type { Definitions } from './definitions.js';
import type { Journal } from './journal.js';
import { Nursery } from './nursery.js';
import { Table } from './table.js';
import type { Columns } from './table.js';
import { storedKey } from './key.js';
import { Instance, NO_PROGRESS } from './token.js';
import type { Progress, Token, TokenState, VariableSnapshot } from './token.js';
import type { JsonObject } from './json.js';

/** Tokens that are kept in memory beside the table, so that a running case is not read again at each command. */
const MOST_TOKENS_KEPT = 50_000;

const progressNames = Object.keys(NO_PROGRESS) as (keyof Progress)[]; // it has no other keys
/** Those of them that hold keys. */
const keyNames = ['jobKey', 'userTaskKey', 'calledInstanceKey', 'compensates'] as const;
const states: readonly TokenState[] = ['activating', 'activated', 'completing', 'terminating'];

const COLUMNS = ['key', 'instance_key', 'body', 'variables'];

/** The element instances of all processes: their rows, and the recently used of them as objects in memory. */
export class Instances {
  readonly #definitions: Definitions;
  /** In order of use, the longest unused first. */
  readonly #kept = new Map<number, Instance>();
  /** The one used last, which is mostly the one that is asked for next. */
  #latest: Instance | undefined;
  #tokensKept = 0;
  readonly #young: Nursery<TokenRow>;
  readonly #read: Statement<StoredToken>;
  readonly #update: Statement;
  readonly #owner: Statement<{ owner: number }>;

  constructor(database: Database, { definitions, journal }: { definitions: Definitions; journal: Journal }) {
    this.#definitions = definitions;
    const table = new Table(database, 'token', COLUMNS);
    this.#young = new Nursery({ journal, table, columnsOf, ownerOf: ({ instanceKey }) => instanceKey });
    journal.keep(this.#young);
    this.#read = database.prepare(
      `select key, body, variables from token where key = ?1 and instance_key = ?1
         union all select key, body, variables from token where instance_key = ?1 and key <> instance_key order by key`,
    );
    this.#update = database.prepare('update token set body = ?, variables = ? where key = ?');
    this.#owner = database.prepare('select instance_key owner from token where key = ? and key <> instance_key');
  }

  get(key: number): Instance | undefined {
    if (this.#latest?.key === key) return this.#latest;
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      this.#latest = kept;
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
    const owner = this.#young.get(tokenKey)?.instanceKey ?? this.#owner.get(tokenKey)?.owner;
    return owner === undefined ? undefined : this.get(owner)?.tokens.get(tokenKey);
  }

  keep(instance: Instance): void {
    this.#kept.set(instance.key, instance);
    this.#latest = instance;
    this.count(instance);
  }

  /** The table alone holds it from now on: it has ended, was not used for long, or what memory holds is no longer true. */
  forget(key: number): void {
    const instance = this.#kept.get(key);
    if (!instance) return;
    this.#kept.delete(key);
    if (this.#latest === instance) this.#latest = undefined;
    this.#tokensKept -= instance.counted;
  }

  forgetAll(): void {
    this.#kept.clear();
    this.#latest = undefined;
    this.#tokensKept = 0;
  }

  /** As the token is now. */
  write(token: Token): void {
    const row = rowOf(token);
    const young = this.#young.get(token.key);
    if (young && isSame(young, row)) return;
    if (young || !token.stored) return this.#young.put(token.key, row);
    this.#update.run(JSON.stringify(row.body), row.variables && JSON.stringify(row.variables), row.key);
  }

  delete(tokenKey: number): void {
    this.#young.remove(tokenKey);
  }

  /** A turn has ended: the count follows what it added and removed. */
  count(instance: Instance): void {
    this.#tokensKept += instance.tokens.size - instance.counted;
    instance.counted = instance.tokens.size;
  }

  /**
   * Between turns only: within one, what memory holds is newer than the table. The one used last stays, however large it
   * is: it is mostly asked for next, and one with a hundred thousand tokens would be read again in each turn.
   */
  trim(): void {
    if (this.#tokensKept <= MOST_TOKENS_KEPT) return;
    for (const { key } of this.#kept.values()) {
      if (this.#tokensKept <= MOST_TOKENS_KEPT || key === this.#latest?.key) return;
      this.forget(key);
    }
  }

  #load(key: number): Instance | undefined {
    const [first, ...others] = this.#rows(key);
    if (!first) return undefined;
    const [definition, parentInstance, parentToken] = first.body[1] ?? [-1, -1, -1];
    const definitionKey = storedKey(definition);
    const parentInstanceKey = storedKey(parentInstance);
    const parentTokenKey = storedKey(parentToken);
    const process = this.#definitions.get(definitionKey);
    if (!process) throw new Error(`instance ${key} runs process ${definitionKey}, which is not there`);
    const instance = new Instance({ key, process, parentInstanceKey, parentTokenKey });
    restore(instance.root, first);
    for (const row of others) {
      const [, node, scope] = row.body[0];
      const scopeToken = instance.tokens.get(storedKey(scope));
      const nodeThere = process.nodes[node];
      if (!scopeToken || !nodeThere) throw new Error(`instance ${key} holds a token ${row.key} that stands nowhere`);
      restore(instance.add({ key: row.key, node: nodeThere, scope: scopeToken }), row);
      scopeToken.children += 1;
    }
    return instance;
  }

  /** The root first: it has the lowest key. */
  #rows(instanceKey: number): TokenRow[] {
    const { table } = this.#young;
    const stored = this.#read.all(instanceKey).filter(({ key }) => !table.isGone(key));
    const old = stored.map((row) => readRow(instanceKey, row));
    const young = this.#young.ofOwner(instanceKey);
    return young.length === 0 ? old : [...old, ...young].sort((one, other) => one.key - other.key);
  }
}

interface TokenRow {
  readonly key: number;
  readonly instanceKey: number;
  readonly body: Body;
  /** The same list as long as they are the same: so the journal leaves it out. */
  readonly variables: VariableSnapshot;
}

interface StoredToken {
  key: number;
  body: string;
  variables: string | null;
}

type Common = readonly [state: number, node: number, scope: number, extra?: Extra];
type Origin = readonly [definition: number, parentInstance: number, parentToken: number];
/** The instance's own token also says where the instance comes from. */
type Body = readonly [Common, origin?: Origin];

/** What differs from NO_PROGRESS, and what few tokens have. */
interface Extra extends Partial<Progress> {
  arrived?: [number, number][];
  trigger?: [node: number, variables: JsonObject];
  payload?: JsonObject;
}

function rowOf(token: Token): TokenRow {
  return {
    key: token.key,
    instanceKey: token.instance.key,
    body: bodyOf(token),
    variables: (token.snapshot ??= variablesOf(token)),
  };
}

function columnsOf({ key, instanceKey, body, variables }: TokenRow): Columns {
  return [key, instanceKey, body, variables];
}

function readRow(instanceKey: number, { key, body, variables }: StoredToken): TokenRow {
  return {
    key,
    instanceKey,
    body: JSON.parse(body) as Body, // both written by write or Table.insert
    variables: variables === null ? null : (JSON.parse(variables) as VariableSnapshot),
  };
}

/** Whether nothing has to be written: most scopes have only sent a token along. */
function isSame(one: TokenRow, other: TokenRow): boolean {
  const [[state, node, , extra], origin] = one.body;
  const [[newState, newNode, , newExtra], newOrigin] = other.body;
  if (extra ?? newExtra) return false;
  return state === newState && node === newNode && origin?.[0] === newOrigin?.[0] && one.variables === other.variables;
}

function bodyOf(token: Token): Body {
  const { instance, node, scope } = token;
  const extra = extraOf(token);
  const state = states.indexOf(token.state);
  const scopeKey = scope?.key ?? -1;
  const common: Common = extra ? [state, node.number, scopeKey, extra] : [state, node.number, scopeKey];
  if (scope) return [common];
  const { process, parentInstanceKey, parentTokenKey } = instance;
  return [common, [process.key, parentInstanceKey, parentTokenKey]];
}

function extraOf(token: Token): Extra | undefined {
  let extra: Record<string, unknown> | undefined;
  for (const name of progressNames) if (token[name] !== NO_PROGRESS[name]) (extra ??= {})[name] = token[name];
  const { arrived, trigger, payload } = token;
  if (!arrived && !trigger && !payload) return extra;
  return {
    ...extra,
    ...(arrived && { arrived: [...arrived] }),
    ...(trigger && { trigger: [trigger.node.number, trigger.variables] }),
    ...(payload && { payload: payload.variables }),
  };
}

function variablesOf(token: Token): VariableSnapshot {
  if (!token.variables || token.variables.size === 0) return null;
  return Array.from(token.variables, ([name, { key, value }]) => [name, key, value]);
}

function restore(token: Token, row: TokenRow): void {
  const [state, , , extra = {}] = row.body[0];
  const { arrived, trigger, payload, ...progress } = extra;
  const triggered = trigger && token.instance.process.nodes[trigger[0]];
  Object.assign(token, progress, {
    state: states[state] ?? 'activated',
    stored: true,
    snapshot: row.variables,
    dirty: false,
    arrived: arrived && new Map(arrived),
    trigger: triggered && { node: triggered, variables: trigger[1] },
    payload: payload && { variables: payload },
    variables: row.variables
      ? new Map(row.variables.map(([name, key, value]) => [name, { key: storedKey(key), value }]))
      : undefined,
  });
  for (const name of keyNames) token[name] = storedKey(token[name]);
}
