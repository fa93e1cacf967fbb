import { printLine } from '../output.js';
import { compareFiles } from './compareFiles.js';
import { compareVersions } from './compareVersions.js';
import { type CompareOptions, type Comparison, isPublished } from './comparison.js';
import { isOurs } from './ruleFile.js';

/** Two versions of a rule set: which rules differ, and which cases come out otherwise. */
export async function compareRules(a: string, b: string, options: CompareOptions): Promise<void> {
  const areProducts = [a, b].every((words) => isOurs(words) || isPublished(words));
  const comparison = areProducts ? await compareVersions(a, b, options) : compareFiles(a, b, options);
  const { rules, source, tally } = comparison;
  if (options.json) printLine(JSON.stringify({ a, b, rules, source, ...tally }));
  else printWords(comparison);
}

const SHOWN = 20;

function printWords({ rules, source, tally }: Comparison): void {
  const { cases, changed, byField, differences } = tally;
  printLine(`rules: ${rules.added.length} added, ${rules.removed.length} removed, ${rules.changed.length} changed`);
  printLine(`${changed} of ${cases} cases (${source}) come out otherwise ${JSON.stringify(byField)}`);
  for (const { changes, ...of } of differences.slice(0, SHOWN)) {
    const words = changes.map(({ field, from, to }) => `${field} ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
    printLine(`  ${Object.values(of).join(' ')}: ${words.join(', ')}`);
  }
}
