import type { ExecutableProcess, Node } from '../diagram/graph.js';
import type { Json } from './json.js';

export class Instance {
  readonly key: number;
  /** Another one after a migration. */
  process: ExecutableProcess;
  /** The calling instance and its call activity; -1 where nobody called. */
  readonly parentInstanceKey: number;
  readonly parentTokenKey: number;
  readonly tokens = new Map<number, Token>();
  readonly root: Token;
  /** How many of its tokens are counted among those that memory keeps. */
  counted = 0;

  constructor(start: { key: number; process: ExecutableProcess; parentInstanceKey: number; parentTokenKey: number }) {
    this.key = start.key;
    this.process = start.process;
    this.parentInstanceKey = start.parentInstanceKey;
    this.parentTokenKey = start.parentTokenKey;
    this.root = this.add({ key: start.key, node: start.process.root, scope: undefined });
  }

  add({ key, node, scope }: { key: number; node: Node; scope: Token | undefined }): Token {
    const token = new Token({ key, node, instance: this, scope });
    this.tokens.set(key, token);
    return token;
  }
}

export type TokenState = 'activating' | 'activated' | 'completing' | 'terminating';

export interface Variable {
  readonly key: number;
  readonly value: Json;
}

/** null: it has none. */
export type VariableSnapshot = readonly (readonly [name: string, key: number, value: Json])[] | null;

/** What came from outside and takes a token on: the node that it leads to, and its variables. */
export interface Payload {
  readonly variables: Readonly<Record<string, Json>>;
}

export interface EventTrigger extends Payload {
  readonly node: Node;
}

/** How far a token has come; most have no more to say than this. */
export interface Progress {
  /** Sequence flows taken inside this scope whose target is not active yet. */
  flows: number;
  /** -1 without. */
  jobKey: number;
  /** Of a user task that the engine keeps itself; -1 before it is there. */
  userTaskKey: number;
  /** Of a multi-instance's item: its place in the list, from 1; of its body: how many items were started. */
  loop: number;
  calledInstanceKey: number;
  /** Of a multi-instance's body. */
  itemsCompleted: number;
  /** Of a scope: nothing more may begin inside (a completion condition has held, a terminate end event was reached). */
  closed: boolean;
  /** Of a scope: an interrupting event sub-process has taken over. */
  interrupted: boolean;
  /** Of a compensation handler: the subscription that called it. */
  compensates: number;
  /** How many execution listeners have run in this state. */
  listenersDone: number;
}

export const NO_PROGRESS: Readonly<Progress> = {
  flows: 0,
  jobKey: -1,
  userTaskKey: -1,
  loop: 0,
  calledInstanceKey: -1,
  itemsCompleted: 0,
  closed: false,
  interrupted: false,
  compensates: -1,
  listenersDone: 0,
};

/** An element instance in Zeebe's words: an element, in one run, while it is active. */
export class Token implements Progress {
  readonly key: number;
  /** Its counterpart after a migration. */
  node: Node;
  readonly instance: Instance;
  readonly scope: Token | undefined;
  state: TokenState = 'activating';
  variables: Map<string, Variable> | undefined = undefined;
  /** The variables as they are stored, made again after they have changed. */
  snapshot: VariableSnapshot | undefined = undefined;
  /** Tokens right inside this scope. */
  children = 0;
  /** Of a scope: how often each flow into a parallel gateway was taken and not yet joined, by the flow's number. */
  arrived: Map<number, number> | undefined = undefined;
  /** The event that takes over when this token has ended. */
  trigger: EventTrigger | undefined = undefined;
  payload: Payload | undefined = undefined;
  /** A row stands for it. */
  stored = false;
  /** Differs from its row: written at the end of the turn. */
  dirty = true;
  flows = NO_PROGRESS.flows;
  jobKey = NO_PROGRESS.jobKey;
  userTaskKey = NO_PROGRESS.userTaskKey;
  loop = NO_PROGRESS.loop;
  calledInstanceKey = NO_PROGRESS.calledInstanceKey;
  itemsCompleted = NO_PROGRESS.itemsCompleted;
  closed = NO_PROGRESS.closed;
  interrupted = NO_PROGRESS.interrupted;
  compensates = NO_PROGRESS.compensates;
  listenersDone = NO_PROGRESS.listenersDone;

  constructor(place: { key: number; node: Node; instance: Instance; scope: Token | undefined }) {
    this.key = place.key;
    this.node = place.node;
    this.instance = place.instance;
    this.scope = place.scope;
  }
}
