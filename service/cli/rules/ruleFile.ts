import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type RuleSetName, ruleSetNamed } from '../../decisions/decider.js';
import type { FactDeclaration } from '../../decisions/facts.js';
import type { RuleContent } from '../../decisions/ruleContent.js';
import { readFactsFile, readJson, readRuleFolder } from '../../decisions/ruleFolder.js';
import { type RuleSet, ruleSetFrom } from '../../decisions/ruleSet.js';
import { DomainError } from '../../domain/errors.js';

/** A rule file, with its declared facts where it is one of ours: rules/<name>/rules.json with facts.json beside it. */
export interface RuleFile {
  set: RuleSet;
  declared: readonly FactDeclaration[] | null;
}

/** Throws FILE_UNREADABLE or RULE_SET_INVALID. */
export function readRuleFile(file: string): RuleFile {
  const declared = isOurs(file) ? readFactsFile(join(dirname(file), 'facts.json')) : null;
  return { set: naming(file, () => ruleSetFrom(readJson(file))), declared };
}

/** The same, and the error of a rule set that is refused says of which file. */
export function naming<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'RULE_SET_INVALID') throw error;
    throw new DomainError('RULE_SET_INVALID', { file, ...error.facts }, { cause: error });
  }
}

/** Whether it is the folder of a rule set of the product, or the rules.json in one. */
export function isOurs(path: string): boolean {
  const folder = folderOf(path);
  return existsSync(join(folder, 'rules.json')) && existsSync(join(folder, 'facts.json'));
}

/**
 * A rule set of the product from its folder. Which of them it is says `set`, else the folder's name.
 * @throws DomainError FILE_UNREADABLE, RULE_SET_INVALID, NOT_FOUND where the product has no such rule set
 */
export function readNamed(path: string, set?: string): RuleContent & { name: RuleSetName } {
  return { ...naming(path, () => readRuleFolder(folderOf(path))), name: ruleSetNamed(set ?? setNameOf(path)) };
}

/** What the folder is called. */
export const setNameOf = (path: string): string => basename(resolve(folderOf(path)));

function folderOf(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder || basename(path) !== 'rules.json' ? path : dirname(path);
}
