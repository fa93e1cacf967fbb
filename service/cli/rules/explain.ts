import { existsSync } from 'node:fs';
import { explainTriage } from '../../decisions/explain.js';
import { isObject } from '../../decisions/json.js';
import { readJson, readRuleFolder } from '../../decisions/ruleFolder.js';
import { compileTriage, decideTriage } from '../../decisions/triage.js';
import { fail, printLine } from '../output.js';

/** `facts`: a file, or the JSON itself. */
export function explainRules({ facts, rules: folder, json }: { facts: string; rules: string; json?: true }): void {
  const record: unknown = existsSync(facts) ? readJson(facts) : JSON.parse(facts);
  if (!isObject(record)) {
    fail(2, `--facts ${facts}: write one fact record as a JSON object, or the name of a file that holds one`);
    return;
  }
  const contents = readRuleFolder(folder);
  const rules = compileTriage(contents);
  const decision = decideTriage(rules, record);
  const explanation = explainTriage(rules, contents.ruleSet, decision);
  if (json) {
    printLine(JSON.stringify({ version: rules.version, ...explanation }));
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
