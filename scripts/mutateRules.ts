/**
 * Changes one threshold, operator or choice of a rule file at a time and runs the decision examples: whatever no
 * example notices is a rule that nobody holds to its word. `npm run rules:mutate`.
 */
import { readdirSync } from 'node:fs';
import { deciderFor } from '../service/decisions/decider.js';
import { runExample } from '../service/decisions/examples.js';
import { isObject } from '../service/decisions/json.js';
import type { RuleContent } from '../service/decisions/ruleContent.js';
import { readRuleFolder } from '../service/decisions/ruleFolder.js';

interface Mutation {
  at: string;
  /** A copy of the rule file with the change in it. */
  ruleSet: RuleContent['ruleSet'];
}

const opposites: Readonly<Record<string, string>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  lessThan: 'lessThanInclusive',
  lessThanInclusive: 'lessThan',
  greaterThan: 'greaterThanInclusive',
  greaterThanInclusive: 'greaterThan',
  'someFact:in': 'not:someFact:in',
  betweenHours: 'not:betweenHours',
};

for (const name of readdirSync('rules')) {
  const folder = readRuleFolder(`rules/${name}`);
  const mutations = mutationsOf(folder.ruleSet);
  const alive = mutations.filter(({ ruleSet }) => survives({ ...folder, ruleSet }));
  const killed = mutations.length - alive.length;
  process.stdout.write(
    `${name}: ${killed} of ${mutations.length} killed (${Math.round((killed / mutations.length) * 100)} %)\n`,
  );
  for (const { at } of alive) process.stdout.write(`  alive: ${at}\n`);
}

function survives(folder: RuleContent): boolean {
  const decide = deciderFor(folder);
  return folder.examples.every((example) => runExample(example, decide).ok);
}

function mutationsOf(ruleSet: RuleContent['ruleSet']): Mutation[] {
  const found: Mutation[] = [];
  const copy = structuredClone(ruleSet);
  walk([copy.rules, copy.conditions], '$', (leaf, at) => {
    for (const change of changesOf(leaf)) {
      const before = { ...leaf };
      Object.assign(leaf, change);
      found.push({ at: `${at} ${JSON.stringify(change)}`, ruleSet: structuredClone(copy) });
      Object.assign(leaf, before);
    }
  });
  return found;
}

/** The operator turned to its neighbour or opposite, and a number moved by one step. */
function changesOf(leaf: Record<string, unknown>): Record<string, unknown>[] {
  const opposite = typeof leaf.operator === 'string' ? opposites[leaf.operator] : undefined;
  const { value } = leaf;
  const step = Number.isInteger(value) ? 1 : 0.01;
  const numbers = typeof value === 'number' ? [{ value: value + step }, { value: value - step }] : [];
  return [...(opposite === undefined ? [] : [{ operator: opposite }]), ...numbers];
}

function walk(json: unknown, at: string, visit: (leaf: Record<string, unknown>, at: string) => void): void {
  if (Array.isArray(json)) for (const [i, one] of json.entries()) walk(one, `${at}[${i}]`, visit);
  else if (isObject(json)) {
    if (typeof json.fact === 'string' && typeof json.operator === 'string') visit(json, at);
    for (const [key, one] of Object.entries(json)) walk(one, `${at}.${key}`, visit);
  }
}
