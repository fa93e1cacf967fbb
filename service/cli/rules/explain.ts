import { existsSync } from 'node:fs';
import { RuleBook } from '../../application/rules/ruleBook.js';
import { itemNamesInForce } from '../../application/county/catalogue.js';
import { storedDecisions } from '../../application/cases/storedDecisions.js';
import { openStoresToRead } from '../../composition/stores.js';
import { installationOf } from '../../config.js';
import { type RuleSetName, compileNamed, ruleSetNamed } from '../../decisions/decider.js';
import { type Explanation, explain } from '../../decisions/explain.js';
import { isObject } from '../../decisions/json.js';
import { readJson } from '../../decisions/ruleFolder.js';
import { packageFolder } from '../../packageFolder.js';
import type { Case } from '../../domain/case.js';
import type { Stores } from '../../stores/port.js';
import { fail, printLine } from '../output.js';
import { readNamed } from './ruleFile.js';

export interface ExplainOptions {
  facts?: string;
  case?: string;
  set: string;
  rules?: string;
  data?: string;
  json?: true;
}

/** Of a fact record, or of a stored case by the version that decided it. */
export async function explainRules(options: ExplainOptions): Promise<void> {
  if ((options.facts === undefined) === (options.case === undefined)) {
    fail(2, 'write either --facts with a fact record, or --case with the number of a stored case');
    return;
  }
  const set = ruleSetNamed(options.set);
  const explanations =
    options.case === undefined ? ofFacts(set, options) : await ofCase(set, { ...options, case: options.case });
  for (const explanation of explanations) {
    if (options.json) printLine(JSON.stringify(explanation));
    else printWords(explanation);
  }
}

function ofFacts(set: RuleSetName, { facts = '', rules }: ExplainOptions): Explanation[] {
  const record = existsSync(facts) ? readJson(facts) : parsed(facts);
  if (!isObject(record)) {
    fail(2, `--facts ${facts}: write one fact record as a JSON object, or the name of a file that holds one`);
    return [];
  }
  const content = readNamed(rules ?? packageFolder('rules', set), set);
  return [explain(set, { rules: compileNamed(set, content), facts: record })];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}

async function ofCase(set: RuleSetName, options: ExplainOptions & { case: string }): Promise<Explanation[]> {
  const stores = await openStoresToRead(installationOf(options));
  try {
    const state = await caseCalled(stores, options.case);
    if (!state) {
      fail(1, `--case ${options.case}: no case has this number, tracking code or id`);
      return [];
    }
    const decisions = storedDecisions(state).filter(({ ruleSet }) => ruleSet === set);
    if (decisions.length === 0) fail(1, `${set} has decided nothing about case ${state.code}`);
    const rules = new RuleBook(stores);
    const names = await itemNamesInForce(stores);
    return await Promise.all(
      decisions.map(async ({ version, facts }) => explain(set, { rules: await rules.at(set, version), facts, names })),
    );
  } finally {
    await stores.close();
  }
}

async function caseCalled(stores: Pick<Stores, 'collection'>, name: string): Promise<Case | undefined> {
  const cases = stores.collection('cases');
  const [called] = [
    ...(await cases.find({ where: { code: name }, limit: 1 })),
    ...(await cases.find({ where: { trackingCode: name }, limit: 1 })),
  ];
  return called ?? cases.get(name);
}

function printWords({ headline, rules, nearMisses }: Explanation): void {
  printLine(headline.zh);
  printLine(headline.en);
  for (const { rule, because, source } of rules) {
    printLine(`  ${rule}: ${because.map(({ zh, en }) => `${zh} / ${en}`).join('; ')}`);
    printLine(`    ${source}`);
  }
  for (const { sentence } of nearMisses) printLine(`  ${sentence.zh} / ${sentence.en}`);
}
