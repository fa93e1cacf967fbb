import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { generateFacts } from '../../decisions/factPool.js';
import { readRuleFolder } from '../../decisions/ruleFolder.js';
import { ruleChanges } from '../../decisions/ruleChanges.js';
import { compileTriage, decideTriage } from '../../decisions/triage.js';
import type { FactRecord } from '../../decisions/ruleSet.js';
import { fail, printLine } from '../output.js';

const SEED = 1;
const compared = [
  'colour',
  'lead',
  'level',
  'whistle',
  'respondMinutes',
  'acknowledgeMinutes',
  'checkInMinutes',
  'handleMinutes',
] as const;

/** Two versions of the triage rules: which rules differ, and which cases would come out otherwise. */
export function compareRules(a: string, b: string, { cases, json }: { cases: string; json?: true }): void {
  const [before, after] = [readRuleFolder(a), readRuleFolder(b)];
  const [old, changed] = [compileTriage(before), compileTriage(after)];
  const count = Number(cases);
  if (!Number.isInteger(count) && !existsSync(cases)) {
    fail(2, `--cases ${cases}: write how many to generate, or a file with one fact record as JSON per line`);
    return;
  }
  const records = Number.isInteger(count)
    ? generateFacts(before.facts, before.ruleSet, { count, seed: SEED })
    : linesOf(cases);
  const byField: Record<string, number> = {};
  const differences = records.flatMap((facts, index) => {
    const [was, is] = [decideTriage(old, facts), decideTriage(changed, facts)];
    const fields = compared.filter((field) => !isDeepStrictEqual(was[field], is[field]));
    for (const field of fields) byField[field] = (byField[field] ?? 0) + 1;
    return fields.length === 0
      ? []
      : [{ case: index + 1, changes: fields.map((field) => ({ field, from: was[field], to: is[field] })) }];
  });
  const rules = ruleChanges(before, after);
  const report = { a, b, rules, cases: records.length, changed: differences.length, byField, differences };
  if (json) printLine(JSON.stringify(report));
  else {
    printLine(`rules: ${rules.added.length} added, ${rules.removed.length} removed, ${rules.changed.length} changed`);
    printLine(`${differences.length} of ${records.length} cases come out otherwise ${JSON.stringify(byField)}`);
    for (const { case: number, changes } of differences.slice(0, 20)) {
      printLine(
        `  ${number}: ${changes.map(({ field, from, to }) => `${field} ${String(from)} → ${String(to)}`).join(', ')}`,
      );
    }
  }
}

function linesOf(file: string): FactRecord[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as FactRecord);
}
