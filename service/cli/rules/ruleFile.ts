import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FactDeclaration } from '../../decisions/facts.js';
import { readFactsFile, readJson } from '../../decisions/ruleFolder.js';
import { type RuleSet, ruleSetFrom } from '../../decisions/ruleSet.js';

/** A rule file, with its declared facts where it is one of ours: rules/<name>/rules.json with facts.json beside it. */
export interface RuleFile {
  set: RuleSet;
  declared: readonly FactDeclaration[] | null;
}

/** Throws FILE_UNREADABLE or RULE_SET_INVALID. */
export function readRuleFile(file: string): RuleFile {
  const factsFile = join(dirname(file), 'facts.json');
  const isOurs = basename(file) === 'rules.json' && existsSync(factsFile);
  return { set: ruleSetFrom(readJson(file)), declared: isOurs ? readFactsFile(factsFile) : null };
}
