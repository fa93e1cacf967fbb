import type { FactDeclaration } from './facts.js';
import { isObject } from './json.js';
import type { FactRecord, RuleSet } from './ruleSet.js';

/** Fact → the values worth trying: those it may have, and for numbers what lies at and beside the limits of the rules. */
export type FactPool = ReadonlyMap<string, readonly unknown[]>;

export function factPool(declared: readonly FactDeclaration[], set: RuleSet): FactPool {
  const constants = constantsIn([set.rules, set.conditions]);
  return new Map(declared.map((fact) => [fact.name, valuesOf(fact, constants.get(fact.name) ?? [])]));
}

/**
 * Fact records that reach the rules' limits, the same ones for the same seed: a difference that was found can be found
 * again.
 */
export function generateFacts(
  declared: readonly FactDeclaration[],
  set: RuleSet,
  { count, seed }: { count: number; seed: number },
): FactRecord[] {
  const pool = factPool(declared, set);
  const random = numbersFrom(seed);
  return Array.from({ length: count }, () => {
    // Most facts of a real report are ordinary: one record differs from the defaults in a few, another in many.
    const share = random();
    return Object.fromEntries(
      declared.map((fact) => {
        const values = pool.get(fact.name) ?? [];
        return [fact.name, random() < share ? values[Math.floor(random() * values.length)] : fact.default];
      }),
    );
  });
}

function valuesOf(fact: FactDeclaration, constants: readonly unknown[]): unknown[] {
  switch (fact.type) {
    case 'flag':
      return [false, true];
    case 'choice':
      return fact.values.map((choice) => choice.value);
    case 'list':
      return [
        [],
        ...fact.values.map((choice) => [choice.value]),
        ...pairsOf(fact.values.map((choice) => choice.value)),
      ];
    case 'text':
      return [...new Set([fact.default, ...constants.filter((constant) => typeof constant === 'string')])];
    case 'number': {
      const limits = constants.filter((constant) => typeof constant === 'number');
      const step = limits.every(Number.isInteger) ? 1 : 0.01;
      const values = [
        fact.default,
        fact.min,
        fact.max,
        ...limits.flatMap((limit) => [limit - step, limit, limit + step]),
      ];
      return [...new Set(values)].filter((value) => value >= fact.min && value <= fact.max);
    }
  }
}

/** Neighbours in the list and some that are not, so that rules that want two kinds of words are reached too. */
function pairsOf(values: readonly string[]): string[][] {
  return values.flatMap((value, i) =>
    [1, 7, 19].flatMap((distance) => {
      const other = values[(i + distance) % values.length];
      return other === undefined || other === value ? [] : [[value, other]];
    }),
  );
}

/** Fact → the constants that rules compare it with. */
function constantsIn(json: unknown, found = new Map<string, unknown[]>()): Map<string, unknown[]> {
  if (Array.isArray(json)) for (const one of json) constantsIn(one, found);
  else if (isObject(json)) {
    if (typeof json.fact === 'string' && Object.hasOwn(json, 'value')) {
      const constants: unknown[] = Array.isArray(json.value) ? json.value : [json.value];
      found.set(json.fact, [...(found.get(json.fact) ?? []), ...constants]);
    }
    for (const one of Object.values(json)) constantsIn(one, found);
  }
  return found;
}

/** Mulberry32: small, and the same on every machine. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
