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

  /** Why the leaf failed, in the library's words. */
  failureOf(id: number, values: readonly unknown[]): string {
    const { operator, operatorName } = this.at(id);
    if (operator === undefined) return `Unknown operator: ${operatorName}`;
    const { fact, value } = this.operands(id, values);
    // The library reads the value before the fact.
    if (value instanceof Failure) return value.reason;
    if (fact instanceof Failure) return fact.reason;
    return reasonOf(() => operator(fact, value));
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
      } else {
        const turned = slot.turns.get(value);
        if (turned !== undefined) for (const id of turned) states[id] = FALSE + TRUE - (states[id] as number);
      }
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
    const turning = otherSlot === null ? turningValues(leaf.operator, constant) : null;
    if (turning === null) {
      this.asked.push(id);
      this.tests.push(
        otherSlot === null ? againstConstant(operator, slot, leaf) : (v) => operator(v[slot], v[otherSlot]),
      );
      return FALSE;
    }
    for (const value of turning.values) turn(this.slots[slot] as FactSlot, value, id);
    return turning.first;
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

/** The constants that turn a leaf's outcome, and the outcome where the fact is none of them. null: it must be asked. */
function turningValues(operator: string, constant: unknown): { first: number; values: readonly unknown[] } | null {
  switch (operator) {
    case 'equal':
      return { first: FALSE, values: [constant] };
    case 'notEqual':
      return { first: TRUE, values: [constant] };
    case 'in':
      return Array.isArray(constant) ? { first: FALSE, values: constant } : null;
    case 'notIn':
      return Array.isArray(constant) ? { first: TRUE, values: constant } : null;
    default:
      return null;
  }
}

function turn(slot: FactSlot, value: unknown, leaf: number): void {
  const turned = slot.turns.get(value) ?? [];
  // A value that stands twice in the list turns once.
  if (!turned.includes(leaf)) turned.push(leaf);
  slot.turns.set(value, turned);
}

/** Numbers against a number are compared here; everything else goes the library's way. */
function againstConstant(operator: Operator, slot: number, { operator: name, value }: Leaf): Test {
  const constant = 'constant' in value ? value.constant : undefined;
  if (typeof constant !== 'number') return (values) => operator(values[slot], constant);
  const compare = comparisons[name];
  if (compare === undefined) return (values) => operator(values[slot], constant);
  return compare(slot, constant, operator);
}

type Comparison = (slot: number, limit: number, otherwise: Operator) => Test;

/** Written out, so that each becomes a tight function of its own. */
const comparisons: Readonly<Record<string, Comparison | undefined>> = {
  lessThan: (slot, limit, otherwise) => (values) => {
    const fact = values[slot];
    return typeof fact === 'number' ? fact < limit : otherwise(fact, limit);
  },
  lessThanInclusive: (slot, limit, otherwise) => (values) => {
    const fact = values[slot];
    return typeof fact === 'number' ? fact <= limit : otherwise(fact, limit);
  },
  greaterThan: (slot, limit, otherwise) => (values) => {
    const fact = values[slot];
    return typeof fact === 'number' ? fact > limit : otherwise(fact, limit);
  },
  greaterThanInclusive: (slot, limit, otherwise) => (values) => {
    const fact = values[slot];
    return typeof fact === 'number' ? fact >= limit : otherwise(fact, limit);
  },
};

function reasonOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
