import type { FactPool } from './factPool.js';
import type { FactDeclaration } from './facts.js';
import type { FactRecord } from './ruleSet.js';

/** One fact that, if it were otherwise, would have given another verdict. */
export interface NearMiss<V> {
  fact: FactDeclaration;
  from: unknown;
  to: unknown;
  verdict: V;
}

/**
 * The smallest change of each fact that changes the verdict, found by deciding again and not by reading rules. Of a
 * number the nearest value, of a list one word more or less.
 */
export function nearMisses<V extends string | number>(
  decide: (facts: FactRecord) => V,
  pool: FactPool,
  { declared, facts }: { declared: readonly FactDeclaration[]; facts: FactRecord },
): NearMiss<V>[] {
  const decided = decide(facts);
  return declared.flatMap((fact) => {
    const from = facts[fact.name];
    for (const to of changes(fact, from, pool.get(fact.name) ?? [])) {
      const verdict = decide({ ...facts, [fact.name]: to });
      if (verdict !== decided) return [{ fact, from, to, verdict }];
    }
    return [];
  });
}

/** Other values of the fact, the smallest change first. */
function changes(declaration: FactDeclaration, from: unknown, values: readonly unknown[]): unknown[] {
  if (declaration.type === 'number' && typeof from === 'number') {
    const others = values.filter((value): value is number => typeof value === 'number' && value !== from);
    return others.sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
  }
  if (declaration.type === 'list' && Array.isArray(from)) {
    const known: unknown[] = from;
    const without = known.map((word) => known.filter((other) => other !== word));
    const added = declaration.values
      .filter(({ value }) => !known.includes(value))
      .map(({ value }) => [...known, value]);
    return [...without, ...added];
  }
  return values.filter((value) => value !== from);
}
