import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ExampleResult, runExample } from '../../decisions/examples.js';
import { deciderFor } from '../../decisions/decider.js';
import { fail, printLine } from '../output.js';
import { isOurs, readNamed } from './ruleFile.js';

/** The folder of one rule set, or a folder of such folders. */
export function testRules(folder: string, { set, json }: { set?: string; json?: true }): void {
  const folders = ruleFolders(folder);
  if (folders.length === 0) {
    fail(
      2,
      `${folder}: no rule set is there; write a folder with rules.json and facts.json in it, or one of such folders`,
    );
    return;
  }
  let failures = 0;
  for (const each of folders) {
    const content = readNamed(each, set);
    const decide = deciderFor(content);
    const failed = content.examples.map((example) => runExample(example, decide)).filter((result) => !result.ok);
    failures += failed.length;
    if (json) printLine(JSON.stringify({ ruleSet: content.name, examples: content.examples.length, failed }));
    else {
      printLine(`${content.name}: ${content.examples.length} examples, ${failed.length} fail`);
      printFailed(failed);
    }
  }
  if (failures > 0) fail(1);
}

export function printFailed(failed: readonly ExampleResult[]): void {
  for (const { name, mismatches } of failed) {
    printLine(`  ${name}`);
    for (const { field, expected, actual } of mismatches) {
      printLine(`    ${field}: expected ${JSON.stringify(expected)}, came out ${JSON.stringify(actual)}`);
    }
  }
}

function ruleFolders(folder: string): string[] {
  if (isOurs(folder)) return [folder];
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter(isOurs);
}
