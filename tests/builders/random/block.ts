/** What random diagrams are made of: pieces with one way in and one way out. */
export type Block =
  | { kind: Leaf }
  | { kind: Ways; blocks: Block[] }
  | { kind: Wrap; block: Block }
  | Scope
  | Called
  | Guarded
  | Undone
  | ({ kind: 'many'; of: Repeated } & Repetition)
  | { kind: 'beside'; trigger: (typeof starts)[number] };

/** A sub-process. */
export interface Scope extends Frame {
  kind: 'scope';
  end: End;
  repeated: Repetition | undefined;
}

/** Of a scope that has nothing but its block. */
export const PLAIN = { handlers: [], mapping: 'none', end: 'none', repeated: undefined } satisfies Partial<Scope>;

/** A call of a process that is deployed beside. */
export interface Called extends Frame {
  kind: 'called';
  /** Whether all variables of the called process come back, and whether it is given all of the caller's. */
  leaks: boolean;
  told: boolean;
  repeated: Repetition | undefined;
}

interface Frame {
  block: Block;
  handlers: Handler[];
  mapping: Mapping;
}

/** An activity with boundary events. */
export interface Guarded {
  kind: 'guarded';
  block: Block;
  catches: Catch[];
}

/** Work with a handler that undoes it. */
export interface Undone {
  kind: 'undone';
  host: (typeof undoable)[number];
  by: (typeof undoers)[number];
  /** Undone by the event behind it: this activity alone, or all of its scope; or later if somebody asks for it. */
  asked: 'alone' | 'withAll' | 'later';
  block: Block;
}

export interface Catch {
  trigger: Trigger;
  interrupting: boolean;
  mapping: Mapping;
  /** Whether somebody has something to do then, where the event does not interrupt. */
  works: boolean;
}

/** An event sub-process. */
export interface Handler {
  trigger: Trigger;
  interrupting: boolean;
  mapping: Mapping;
  block: Block;
}

export interface Repetition {
  sequential: boolean;
  over: 'items' | 'nothing' | 'itemsIfFine';
  until: 'all' | 'two' | 'fine';
  /** What each item leaves in the output collection. */
  collects: 'result' | 'item' | 'nothing';
}

/** Of an event, a scope or a task. A fragile one is an incident until somebody sets `fine`. */
export const mappings = ['none', 'none', 'both', 'output', 'fragileInput', 'fragileOutput'] as const;
export type Mapping = (typeof mappings)[number];

export const triggers = [
  'timer',
  'date',
  'cycle',
  'spokenCycle',
  'message',
  'mail',
  'signal',
  'error',
  'anyError',
  'escalation',
  'anyEscalation',
  'fragileTimer',
  'fragileMessage',
] as const;
export type Trigger = (typeof triggers)[number];

export const ends = [
  'none',
  'none',
  'mapped',
  'error',
  'spokenError',
  'escalation',
  'spokenEscalation',
  'signal',
  'message',
  'compensation',
  'terminate',
] as const;
/** How a sub-process ends. What it throws may be caught by something further out, or by nobody. */
export type End = (typeof ends)[number];

/** How a process begins that nobody calls. */
export const starts = ['message', 'signal', 'cycle'] as const;

export const undoable = ['task', 'userTask', 'call', 'script', 'many', 'scope'] as const;
export const undoers = ['task', 'userTask', 'script', 'call', 'scope'] as const;

export const repeated = [
  'task',
  'userTask',
  'receive',
  'call',
  'script',
  'manual',
  'mapped',
  'sendTask',
  'rule',
  'listened',
  'fragileInput',
  'fragileOutput',
] as const;
export type Repeated = (typeof repeated)[number];

export const wraps = ['errorEnd', 'escalation', 'loop'] as const;
type Wrap = (typeof wraps)[number];

export const ways = ['sequence', 'parallel', 'exclusive', 'inclusive', 'fan'] as const;
export type Ways = (typeof ways)[number];

export const leaves = [
  'task',
  'userTask',
  'assigned',
  'nativeUserTask',
  'formed',
  'sendTask',
  'rule',
  'manual',
  'plain',
  'listened',
  'mapped',
  'script',
  'localScript',
  'throw',
  'mappedThrow',
  'send',
  'mappedSend',
  'link',
  'timer',
  'date',
  'spokenTimer',
  'mappedTimer',
  'message',
  'mail',
  'mappedMessage',
  'receive',
  'mappedReceive',
  'signal',
  'mappedSignal',
  'alarm',
  'spokenAlarm',
  'warn',
  'spokenWarn',
  'firstOf',
  'call',
  'mappedCall',
  // An incident until somebody sets `fine`.
  'fragile',
  'fragileInput',
  'fragileOutput',
  'fragileChoice',
  'fragileTimer',
  'fragileMessage',
] as const;
export type Leaf = (typeof leaves)[number];
