import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RuleBook } from '../../application/rules/ruleBook.js';
import { openStoresToRead } from '../../composition/stores.js';
import { type Installation, installationOf } from '../../config.js';
import { changesBetween, compareRecords } from '../../decisions/comparison.js';
import { type RuleSetName, compileNamed, ruleSetNamed, ruleSetNames } from '../../decisions/decider.js';
import { generateFacts } from '../../decisions/factPool.js';
import type { RuleContent } from '../../decisions/ruleContent.js';
import { ruleChanges } from '../../decisions/ruleChanges.js';
import { ProgressBar } from '../progressBar.js';
import { readCasesOption } from './casesOption.js';
import { type CompareOptions, type Comparison, isPublished } from './comparison.js';
import { compareStored } from './compareStored.js';
import { readNamed, setNameOf } from './ruleFile.js';

const SEED = 1;

/** Two versions of a rule set of the product, each a folder or the number of a published version: which decisions differ. */
export async function compareVersions(a: string, b: string, options: CompareOptions): Promise<Comparison> {
  const set = ruleSetNamed(
    options.set ?? [a, b].map(setNameOf).find((name) => ruleSetNames.includes(name)) ?? 'triage',
  );
  const installation = installationOf(options);
  const [before, after] = [await contentOf(a, set, installation), await contentOf(b, set, installation)];
  const decisions = await decisionsOf(set, { before, after }, { cases: options.cases, installation });
  return { rules: ruleChanges(before, after), ...decisions };
}

async function contentOf(words: string, set: RuleSetName, installation: Installation): Promise<RuleContent> {
  if (!isPublished(words)) return readNamed(words, set);
  const stores = await openStoresToRead(installation);
  try {
    return await new RuleBook(stores).content(set, words);
  } finally {
    await stores.close();
  }
}

async function decisionsOf(
  set: RuleSetName,
  { before, after }: { before: RuleContent; after: RuleContent },
  { cases, installation }: { cases: string; installation: Installation },
): Promise<Omit<Comparison, 'rules'>> {
  const wanted = readCasesOption(cases);
  if ('count' in wanted && hasCases(installation)) {
    const bar = new ProgressBar(process.stderr);
    const tally = await compareStored(installation, {
      set,
      before,
      after,
      count: wanted.count,
      onProgress: (done, all) => bar.show(done, all),
    });
    bar.clear();
    return { source: 'stored', tally };
  }
  const compiled = { before: compileNamed(set, before), after: compileNamed(set, after) };
  const records =
    'records' in wanted
      ? wanted.records
      : generateFacts(before.facts, before.ruleSet, { count: wanted.count, seed: SEED });
  return {
    source: 'records' in wanted ? 'file' : 'generated',
    tally: compareRecords(records, changesBetween(set, compiled)),
  };
}

const hasCases = ({ data, store = 'sqlite' }: Installation): boolean =>
  store !== 'sqlite' || existsSync(join(data, 'shaodao.sqlite'));
