import { ruleSetNames } from '../../decisions/decider.js';
import { compileRuleSet } from '../../decisions/compile.js';
import type { FactDeclaration } from '../../decisions/facts.js';
import { type Finding, findingsIn, refuse, refuses } from '../../decisions/finding.js';
import { checkDraft } from '../../decisions/gate.js';
import { lintRuleSet } from '../../decisions/lint.js';
import type { RuleSet } from '../../decisions/ruleSet.js';
import { DomainError } from '../../domain/errors.js';
import { fail, printLine } from '../output.js';
import { plainFindings, printFindings } from './findings.js';
import { isOurs, readNamed, readRuleFile, setNameOf } from './ruleFile.js';

export function checkRules(file: string, { json }: { json?: true }): void {
  const { rules, findings } = checked(file);
  const refused = refuses(findings);
  if (json) printLine(JSON.stringify({ file, refused, findings: plainFindings(findings) }));
  else {
    printFindings(findings);
    printLine(`${rules} rules, ${findings.length} findings${refused ? ': it cannot be published' : ''}`);
  }
  if (refused) fail(1);
}

/** A file that is no rule set at all, or no JSON, has that as its finding. Throws FILE_UNREADABLE where there is none. */
function checked(file: string): { rules: number; findings: readonly Finding[] } {
  try {
    const { set, declared } = readRuleFile(file);
    // What a rule says must also be something that its rule set understands.
    const isProducts = isOurs(file) && ruleSetNames.includes(setNameOf(file));
    const findings = isProducts ? checkDraft(readNamed(file)).findings : foreignFindings(set, declared);
    return { rules: set.rules.length, findings };
  } catch (error) {
    return { rules: 0, findings: isNoJson(error) ? [noJson(file, error.facts)] : findingsIn(error) };
  }
}

/** What the linter finds, or else what keeps the compiler from taking it. */
function foreignFindings(set: RuleSet, declared: readonly FactDeclaration[] | null): readonly Finding[] {
  const findings = lintRuleSet(set, declared);
  if (!refuses(findings)) compileRuleSet(set);
  return findings;
}

const isNoJson = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === 'FILE_UNREADABLE' && error.cause instanceof SyntaxError;

/** `file` in the facts: which one it is, of a rule set's several. */
function noJson(asked: string, { file, reason }: DomainError['facts']): Finding {
  const path = file === asked ? '$' : `${String(file)}: $`;
  return refuse('no-json', path, { zh: `不是有效的 JSON：${String(reason)}`, en: `it is no JSON: ${String(reason)}` });
}
