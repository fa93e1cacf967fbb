import { existsSync } from 'node:fs';
import { explain } from '../../decisions/explain.js';
import { isObject } from '../../decisions/json.js';
import { readJson, readRuleFolder } from '../../decisions/ruleFolder.js';
import { compileTriage } from '../../decisions/triage.js';
import { fail, printLine } from '../output.js';

/** `facts`: a file, or the JSON itself. */
export function explainRules({ facts, rules: folder, json }: { facts: string; rules: string; json?: true }): void {
  const record: unknown = existsSync(facts) ? readJson(facts) : JSON.parse(facts);
  if (!isObject(record)) {
    fail(2, `--facts ${facts}: write one fact record as a JSON object, or the name of a file that holds one`);
    return;
  }
  const explanation = explain('triage', compileTriage(readRuleFolder(folder)), record);
  if (json) {
    printLine(JSON.stringify(explanation));
    return;
  }
  printLine(explanation.headline.zh);
  printLine(explanation.headline.en);
  for (const { rule, because, source } of explanation.rules) {
    printLine(`  ${rule}: ${because.map(({ zh, en }) => `${zh} / ${en}`).join('; ')}`);
    printLine(`    ${source}`);
  }
  for (const { sentence } of explanation.nearMisses) printLine(`  ${sentence.zh} / ${sentence.en}`);
}
