import type { Colour } from '../domain/triage.js';
import type { FactDeclaration } from './facts.js';
import type { FactPool } from './factPool.js';
import { type TriageRules, decideTriage } from './triage.js';
import type { FactRecord } from './ruleSet.js';

/** One fact that, if it were otherwise, would have given another colour. */
export interface NearMiss {
  fact: string;
  from: unknown;
  to: unknown;
  colour: Colour;
}

/**
 * The smallest change of each fact that changes the colour, found by deciding again and not by reading rules. Of a
 * number the nearest value, of a list one word more or less.
 */
export function nearMisses(rules: TriageRules, pool: FactPool, facts: FactRecord): NearMiss[] {
  const { colour } = decideTriage(rules, facts);
  return rules.facts.flatMap((declaration) => {
    const from = facts[declaration.name];
    for (const to of changes(declaration, from, pool.get(declaration.name) ?? [])) {
      const changed = decideTriage(rules, { ...facts, [declaration.name]: to });
      if (changed.colour !== colour) return [{ fact: declaration.name, from, to, colour: changed.colour }];
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
