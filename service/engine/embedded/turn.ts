import type { EngineState } from './state/engineState.js';
import type { FollowUp } from './state/followUp.js';
import type { Flow, Node } from './diagram/graph.js';
import type { JsonObject } from './state/json.js';
import { codeOf, INSTANCE_CODE, UNDOES } from './records/recordCodes.js';
import type { Happening, PackedRecord } from './records/recordCodes.js';
import { MOST_BYTES } from './state/size.js';
import type { Instance, Token } from './state/token.js';

/** Looked up once: most records are of these. */
const elementCodes = {
  ACTIVATING: codeOf('PROCESS_INSTANCE ELEMENT_ACTIVATING'),
  ACTIVATED: codeOf('PROCESS_INSTANCE ELEMENT_ACTIVATED'),
  COMPLETING: codeOf('PROCESS_INSTANCE ELEMENT_COMPLETING'),
  COMPLETED: codeOf('PROCESS_INSTANCE ELEMENT_COMPLETED'),
  TERMINATING: codeOf('PROCESS_INSTANCE ELEMENT_TERMINATING'),
  TERMINATED: codeOf('PROCESS_INSTANCE ELEMENT_TERMINATED'),
  MIGRATED: codeOf('PROCESS_INSTANCE ELEMENT_MIGRATED'),
};
const flowCode = codeOf('PROCESS_INSTANCE SEQUENCE_FLOW_TAKEN');
const variableCodes = {
  CREATED: codeOf('VARIABLE CREATED'),
  UPDATED: codeOf('VARIABLE UPDATED'),
  MIGRATED: codeOf('VARIABLE MIGRATED'),
};

/** Of variables in one turn: what fits into a command twice over. */
const HEAVY_BYTES = 2 * MOST_BYTES;

/** One command and all that follows from it: collects records, follow-ups and changed tokens until `flush` writes them. */
export class Turn {
  readonly state: EngineState;
  /** UTC milliseconds; time stands still within a turn. */
  readonly now: number;
  readonly queue: FollowUp[] = [];
  readonly #later: FollowUp[] = [];
  readonly #records: PackedRecord[] = [];
  readonly #touched = new Set<Token>();
  readonly #resized = new Set<Instance>();
  #recorded = 0;
  #weight = 0;
  #about: Instance | undefined;
  #lastKey: number;

  constructor(state: EngineState, now: number) {
    this.state = state;
    this.now = now;
    this.#lastKey = state.log.lastKey;
    state.journal.beginTurn();
  }

  nextKey(): number {
    this.#lastKey += 1;
    return this.#lastKey;
  }

  then(followUp: FollowUp): void {
    this.queue.push(followUp);
  }

  /** Does it before all that is queued: as a part of what happens now. */
  thenAtOnce(followUp: FollowUp): void {
    this.queue.unshift(followUp);
  }

  /** Not in this turn any more: the rest of something large. */
  later(followUp: FollowUp): void {
    this.#later.push(followUp);
  }

  /** So many bytes of variables were written. */
  weigh(bytes: number): void {
    this.#weight += bytes;
  }

  /** What follows is better left to a turn after this one: a loop of gateways writes the same large variable without end. */
  get isHeavy(): boolean {
    return this.#weight > HEAVY_BYTES;
  }

  /** PROCESS_INSTANCE ELEMENT_… */
  recordElement(intent: keyof typeof elementCodes, token: Token): void {
    this.#switchTo(token.instance);
    const packed = [elementCodes[intent], token.key, token.node.number, token.scope?.key ?? -1];
    if (token.compensates !== -1) packed.push(UNDOES);
    this.#push(packed);
  }

  recordFlow(flow: Flow, scope: Token): void {
    this.#switchTo(scope.instance);
    this.#push([flowCode, this.nextKey(), flow.number, scope.key]);
  }

  recordVariable(
    intent: keyof typeof variableCodes,
    scope: Token,
    variable: { key: number; name: string; value: unknown },
  ): void {
    this.#switchTo(scope.instance);
    const { key, name, value } = variable;
    this.#push([variableCodes[intent], key, name, scope.key, value]);
  }

  /** Anything else about an element: its node and key are told in full when the record is read. */
  record(happening: Happening, key: number, about: { token: Token; node?: Node; value?: JsonObject }): void {
    const { token, node = token.node, value = {} } = about;
    this.#switchTo(token.instance);
    this.#push([codeOf(happening), key, node.number, token.key, value]);
  }

  /** Something that belongs to no instance. */
  recordApart(happening: Happening, key: number, value: JsonObject): void {
    this.#push([codeOf(happening), key, -1, -1, value]);
  }

  /** An instance goes on in another definition: what is recorded of it from here on speaks of that one. */
  redefined(): void {
    this.#about = undefined;
  }

  /** This token is new or differs from its row. */
  changed(token: Token): void {
    token.dirty = true;
    this.#touched.add(token);
  }

  added(token: Token): void {
    this.changed(token);
    this.#resized.add(token.instance);
  }

  removed(token: Token): void {
    token.instance.tokens.delete(token.key);
    this.changed(token);
    this.#resized.add(token.instance);
  }

  /** Writes everything this turn did. True where it left something over for a turn after it. */
  flush(): boolean {
    const { instances, log, followUps } = this.state;
    for (const token of this.#touched) {
      if (token.instance.tokens.get(token.key) !== token) {
        if (token.stored) instances.delete(token.key);
      } else if (token.dirty) {
        instances.write(token);
        token.stored = true;
        token.dirty = false;
      }
    }
    for (const instance of this.#resized) {
      if (instance.tokens.size === 0) instances.forget(instance.key);
      else instances.count(instance);
    }
    instances.trim();
    const leftOver = this.queue.length + this.#later.length;
    for (const followUp of this.queue.splice(0)) followUps.add(followUp);
    for (const followUp of this.#later) followUps.add(followUp);
    log.append({ at: this.now, count: this.#recorded, lastKey: this.#lastKey, records: this.#records });
    return leftOver > 0;
  }

  /** The turn has failed and its writes are taken back: what memory holds of its instances is no longer true. */
  abandon(): void {
    for (const token of this.#touched) this.state.instances.forget(token.instance.key);
    this.state.suspensions.reload();
    this.state.journal.takeBackTurn();
  }

  #push(record: PackedRecord): void {
    this.#recorded += 1;
    this.#records.push(record);
  }

  #switchTo(instance: Instance): void {
    if (this.#about === instance) return;
    this.#about = instance;
    const { key, process, parentInstanceKey, parentTokenKey } = instance;
    this.#records.push([INSTANCE_CODE, key, process.key, parentInstanceKey, parentTokenKey]);
  }
}
