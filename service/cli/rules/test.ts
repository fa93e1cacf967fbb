import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runExample } from '../../decisions/examples.js';
import { readRuleFolder } from '../../decisions/ruleFolder.js';
import { deciderFor } from '../../decisions/decider.js';
import { fail, printLine } from '../output.js';

/** The folder of one rule set, or a folder of such folders. */
export function testRules(folder: string, { json }: { json?: true }): void {
  let failures = 0;
  for (const each of ruleFolders(folder)) {
    const contents = readRuleFolder(each);
    const decide = deciderFor(contents);
    const failed = contents.examples.map((example) => runExample(example, decide)).filter((result) => !result.ok);
    failures += failed.length;
    if (json) printLine(JSON.stringify({ ruleSet: contents.name, examples: contents.examples.length, failed }));
    else {
      printLine(`${contents.name}: ${contents.examples.length} examples, ${failed.length} fail`);
      for (const { name, mismatches } of failed) {
        printLine(`  ${name}`);
        for (const { field, expected, actual } of mismatches) {
          printLine(`    ${field}: expected ${JSON.stringify(expected)}, came out ${JSON.stringify(actual)}`);
        }
      }
    }
  }
  if (failures > 0) fail(1);
}

function ruleFolders(folder: string): string[] {
  if (existsSync(join(folder, 'rules.json'))) return [folder];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((each) => existsSync(join(each, 'rules.json')));
}
