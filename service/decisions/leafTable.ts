import type { Leaf } from './condition.js';
import { type FactSlot, Failure, slotFor } from './factSlot.js';
import { type Operator, operatorNamed } from './operators.js';
import type { FactRecord } from './ruleSet.js';

/** What became of a leaf. FAILED: the library throws if it comes to this leaf. */
export const FALSE = 1;
export const TRUE = 2;
export const FAILED = 3;

/** What one fact record made of all leaves. */
export interface Outcomes {
  /** By leaf: FALSE, TRUE or FAILED. */
  states: Uint8Array;
  /** Some leaf failed: whether the library would have come to it must be looked at. */
  failed: boolean;
  /** By slot: what the leaves were asked about. */
  values: readonly unknown[];
}

interface SharedLeaf {
  slot: number;
  /** Where the fact that it is compared with stands; null: it is compared with a constant. */
  otherSlot: number | null;
  constant: unknown;
  operatorName: string;
  operator: Operator | undefined;
}

type Test = (values: readonly unknown[]) => boolean;

/**
 * Every leaf of a rule set, once, however many rules mention it. Asking all of them costs less than remembering who
 * has asked which, and `equal`, `in` and their opposites cost one look-up per fact instead of one test per rule.
 */
export class LeafTable {
  private readonly ids = new Map<string, number>();
  private readonly leaves: SharedLeaf[] = [];
  private readonly slots: FactSlot[] = [];
  private readonly slotIds = new Map<string, number>();
  /** Leaves whose operator has to be called, and their tests. */
  private readonly asked: number[] = [];
  private readonly tests: Test[] = [];
  private readonly initial: number[] = [];
  private alwaysFails = false;
  private template: Uint8Array | null = null;

  /** The place of this leaf in the outcomes. */
  idOf(leaf: Leaf): number {
    const key = JSON.stringify([leaf.fact, leaf.operator, leaf.value]);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.leaves.length;
    this.ids.set(key, id);
    this.initial[id] = this.add(id, leaf);
    return id;
  }

  outcomes(facts: FactRecord): Outcomes {
    this.template ??= Uint8Array.from(this.initial);
    const states = this.template.slice();
    const values = new Array<unknown>(this.slots.length);
    const failed = this.lookUp(facts, states, values);
    return { states, failed: this.ask(states, values) || failed || this.alwaysFails, values };
  }

  /** What the leaf was asked about: the fact, and what it was compared with. */
  operands(id: number, values: readonly unknown[]): { fact: unknown; value: unknown } {
    const leaf = this.at(id);
    return { fact: values[leaf.slot], value: leaf.otherSlot === null ? leaf.constant : values[leaf.otherSlot] };
  }

  /** Why the leaf failed. */
  failureOf(id: number, values: readonly unknown[]): string {
    const { operator, operatorName } = this.at(id);
    if (operator === undefined) return `Unknown operator: ${operatorName}`;
    const { fact, value } = this.operands(id, values);
    // The library reads the value before the fact.
    if (value instanceof Failure) return value.reason;
    if (fact instanceof Failure) return fact.reason;
    const why = reasonOf(() => operator(fact, value));
    return `"${operatorName}" cannot hold ${shown(fact)} against ${shown(value)}: ${why}`;
  }

  private lookUp(facts: FactRecord, states: Uint8Array, values: unknown[]): boolean {
    let failed = false;
    for (let i = 0; i < this.slots.length; i++) {
      const slot = this.slots[i] as FactSlot;
      const value = slot.read(facts);
      values[i] = value;
      if (value instanceof Failure) {
        for (const id of slot.leaves) states[id] = FAILED;
        failed = true;
      } else if (typeof value === 'number') {
        turnStates(slot, value, states);
        compareNumbers(slot.limits, value, states);
      } else {
        turnStates(slot, value, states);
        if (Array.isArray(value)) holdMembers(slot, value, states);
        if (slot.limits.leaf.length > 0 && this.compareOthers(slot.limits.leaf, value, states)) failed = true;
      }
    }
    return failed;
  }

  /** What is no number goes the library's way. */
  private compareOthers(leaves: readonly number[], fact: unknown, states: Uint8Array): boolean {
    let failed = false;
    for (const id of leaves) {
      const { operator, constant } = this.at(id);
      const state = stateOf(() => operator?.(fact, constant) ?? false, []);
      states[id] = state;
      if (state === FAILED) failed = true;
    }
    return failed;
  }

  private ask(states: Uint8Array, values: readonly unknown[]): boolean {
    let failed = false;
    for (let i = 0; i < this.asked.length; i++) {
      const id = this.asked[i] as number;
      if (states[id] === FAILED) continue;
      const state = stateOf(this.tests[i] as Test, values);
      states[id] = state;
      if (state === FAILED) failed = true;
    }
    return failed;
  }

  private at(id: number): SharedLeaf {
    const leaf = this.leaves[id];
    if (leaf === undefined) throw new RangeError(`no leaf ${id}`);
    return leaf;
  }

  /** Returns the state that the leaf begins with. */
  private add(id: number, leaf: Leaf): number {
    const slot = this.slotOf(leaf.fact, id);
    const otherSlot = 'fact' in leaf.value ? this.slotOf(leaf.value.fact, id) : null;
    const constant = 'fact' in leaf.value ? undefined : leaf.value.constant;
    const operator = operatorNamed(leaf.operator);
    this.leaves.push({ slot, otherSlot, constant, operatorName: leaf.operator, operator });
    if (operator === undefined) {
      this.alwaysFails = true;
      return FAILED;
    }
    if (otherSlot !== null) {
      this.askLater(id, (values) => operator(values[slot], values[otherSlot]));
      return FALSE;
    }
    return (
      indexed(this.slots[slot] as FactSlot, id, leaf.operator, constant) ??
      this.askLater(id, (values) => operator(values[slot], constant))
    );
  }

  private askLater(id: number, test: Test): number {
    this.asked.push(id);
    this.tests.push(test);
    return FALSE;
  }

  private slotOf(fact: Leaf['fact'], leaf: number): number {
    const slot = slotFor(fact);
    // A search makes a new list each time, and a list equals only itself: such a slot is not shared.
    const key = slot.shareable ? JSON.stringify(fact) : '';
    const id = this.slotIds.get(key) ?? this.slots.push(slot) - 1;
    if (key !== '') this.slotIds.set(key, id);
    this.slots[id]?.leaves.push(leaf);
    return id;
  }
}

function stateOf(test: Test, values: readonly unknown[]): number {
  try {
    return test(values) ? TRUE : FALSE;
  } catch {
    return FAILED;
  }
}

/**
 * Leaves that need not be asked one by one: those that only look for constants, and comparisons with a number. Returns
 * the state that the leaf begins with; null: it must be asked.
 */
function indexed(slot: FactSlot, leaf: number, operator: string, constant: unknown): number | null {
  const list = Array.isArray(constant) ? (constant as unknown[]) : null;
  const comparison = comparisons.indexOf(operator);
  if (comparison !== -1 && typeof constant === 'number') {
    slot.limits.leaf.push(leaf);
    slot.limits.limit.push(constant);
    slot.limits.comparison.push(comparison);
    return FALSE;
  }
  if (operator === 'equal' || operator === 'notEqual')
    return entered(slot.turns, [constant], leaf, operator === 'equal');
  if ((operator === 'in' || operator === 'notIn') && list !== null)
    return entered(slot.turns, list, leaf, operator === 'in');
  if (operator === 'contains' || operator === 'someFact:equal') return entered(slot.members, [constant], leaf, true);
  if (operator === 'someFact:in' && list !== null) return entered(slot.members, list, leaf, true);
  return null;
}

const comparisons = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

function entered(
  index: Map<unknown, number[]>,
  values: readonly unknown[],
  leaf: number,
  holdsWhenMet: boolean,
): number {
  for (const value of values) {
    const leaves = index.get(value) ?? [];
    // A value that stands twice in the list counts once.
    if (!leaves.includes(leaf)) leaves.push(leaf);
    index.set(value, leaves);
  }
  return holdsWhenMet ? FALSE : TRUE;
}

function turnStates(slot: FactSlot, value: unknown, states: Uint8Array): void {
  const turned = slot.turns.get(value);
  if (turned !== undefined) for (const id of turned) states[id] = FALSE + TRUE - (states[id] as number);
}

function holdMembers(slot: FactSlot, list: readonly unknown[], states: Uint8Array): void {
  for (const member of list) {
    const leaves = slot.members.get(member);
    if (leaves !== undefined) for (const id of leaves) states[id] = TRUE;
  }
}

function compareNumbers({ leaf, limit, comparison }: FactSlot['limits'], value: number, states: Uint8Array): void {
  for (let i = 0; i < leaf.length; i++) {
    const bound = limit[i] as number;
    const kind = comparison[i] as number;
    const holds =
      kind < 2 ? value < bound || (kind === 1 && value === bound) : value > bound || (kind === 3 && value === bound);
    states[leaf[i] as number] = holds ? TRUE : FALSE;
  }
}

/** The beginning of it is enough to know it again. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function reasonOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
