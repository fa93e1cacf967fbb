import type { Condition, Leaf } from './condition.js';
import { type FactPool, factPool } from './factPool.js';
import type { FactDeclaration } from './facts.js';
import { operatorNamed } from './operators.js';
import { type FactRecord, type RuleSet, parseRuleSet } from './ruleSet.js';

/** A comparison, and how it is to come out. */
interface Wish {
  leaf: Leaf;
  holds: boolean;
}

/** Ways to bring a condition about that are tried; the first that the facts allow is taken. */
const MOST_WAYS = 64;

/**
 * For each comparison of each rule two records that it alone decides between: everything beside it is such that the rule
 * fires where it holds and does not where it does not. Random records meet a rule of three conditions now and then; these
 * meet every comparison on both sides. A comparison that no facts of the pool decide has none. (Known as MC/DC.)
 */
export function decidingFacts(declared: readonly FactDeclaration[], set: RuleSet): FactRecord[] {
  const { rules, conditions } = parseRuleSet(set);
  const pool = factPool(declared, set);
  const usual = Object.fromEntries(declared.map((fact) => [fact.name, fact.default]));
  const made = new Map<string, FactRecord>();
  for (const { condition } of rules) {
    if (condition === null) continue;
    for (const { leaf, beside } of comparisons(condition, conditions)) {
      for (const holds of [true, false]) {
        const record = firstOf(beside, (wishes) => granted([{ leaf, holds }, ...wishes], usual, pool));
        if (record) made.set(JSON.stringify(record), record);
      }
    }
  }
  return [...made.values()];
}

type Named = ReadonlyMap<string, Condition>;

/** Each comparison below the condition, with the ways to make what stands beside it have no say. */
function* comparisons(condition: Condition, named: Named): Generator<{ leaf: Leaf; beside: () => Iterable<Wish[]> }> {
  switch (condition.kind) {
    case 'leaf':
      yield { leaf: condition, beside: () => [[]] };
      break;
    case 'not':
      yield* comparisons(condition.of, named);
      break;
    case 'reference': {
      const meant = named.get(condition.name);
      if (meant) yield* comparisons(meant, named);
      break;
    }
    case 'all':
    case 'any':
      for (const one of condition.of) {
        const others = condition.of.filter((other) => other !== one);
        for (const { leaf, beside } of comparisons(one, named)) {
          yield { leaf, beside: () => together(beside(), () => waysAll(others, condition.kind === 'all', named)) };
        }
      }
  }
}

/** Ways in which the condition comes out so. */
function* ways(condition: Condition, holds: boolean, named: Named): Generator<Wish[]> {
  switch (condition.kind) {
    case 'leaf':
      yield [{ leaf: condition, holds }];
      break;
    case 'not':
      yield* ways(condition.of, !holds, named);
      break;
    case 'reference': {
      const meant = named.get(condition.name);
      if (meant) yield* ways(meant, holds, named);
      break;
    }
    case 'all':
    case 'any':
      if ((condition.kind === 'all') === holds) yield* waysAll(condition.of, holds, named);
      else for (const one of condition.of) yield* ways(one, holds, named);
  }
}

function* waysAll([first, ...others]: readonly Condition[], holds: boolean, named: Named): Generator<Wish[]> {
  if (first === undefined) yield [];
  else yield* together(ways(first, holds, named), () => waysAll(others, holds, named));
}

function* together(some: Iterable<Wish[]>, others: () => Iterable<Wish[]>): Generator<Wish[]> {
  for (const one of some) for (const other of others()) yield [...one, ...other];
}

function firstOf<T>(beside: () => Iterable<Wish[]>, make: (wishes: Wish[]) => T | null): T | null {
  let tried = 0;
  for (const wishes of beside()) {
    const made = make(wishes);
    if (made !== null || ++tried === MOST_WAYS) return made;
  }
  return null;
}

/** The usual facts, but for what is wished for; null where the pool has no value that grants all of it. */
function granted(wishes: readonly Wish[], usual: FactRecord, pool: FactPool): FactRecord | null {
  const record: Record<string, unknown> = { ...usual };
  for (const name of new Set(wishes.map(({ leaf }) => leaf.fact.name))) {
    const about = wishes.filter(({ leaf }) => leaf.fact.name === name);
    const grants = (value: unknown): boolean => about.every((wish) => comesOut(wish, value));
    const lists = Array.isArray(usual[name]) ? [wishedMembers(about)] : [];
    const candidates = [usual[name], ...(pool.get(name) ?? []), ...lists];
    const value = nearestFirst(candidates, about).find(grants);
    if (value === undefined) return null;
    record[name] = value;
  }
  return record;
}

/** Numbers at the limits before those far from them: that is where rules are mistaken. */
function nearestFirst(candidates: readonly unknown[], about: readonly Wish[]): unknown[] {
  const limits = about.flatMap(({ leaf }) => ('constant' in leaf.value ? [leaf.value.constant] : []));
  const distance = (value: unknown): number =>
    Math.min(...limits.map((limit) => (typeof value === 'number' ? Math.abs(value - Number(limit)) : 0)));
  return [...candidates].sort((a, b) => distance(a) - distance(b));
}

/** Comparisons with other facts and paths into facts are left to chance. */
function comesOut({ leaf, holds }: Wish, value: unknown): boolean {
  if ('fact' in leaf.value || leaf.fact.path !== '') return true;
  return operatorNamed(leaf.operator)?.(value, leaf.value.constant) === holds;
}

/** A list with every member that some comparison looks for. */
function wishedMembers(about: readonly Wish[]): unknown[] {
  return about.flatMap(({ leaf, holds }) => {
    if (!holds || !('constant' in leaf.value)) return [];
    const { constant } = leaf.value;
    const members: unknown[] = Array.isArray(constant) ? constant : [constant];
    return members.slice(0, 1);
  });
}
