import { ruleSetNames } from '../../decisions/decider.js';
import { type Finding, findingsIn, refuses } from '../../decisions/finding.js';
import { checkDraft } from '../../decisions/gate.js';
import { lintRuleSet } from '../../decisions/lint.js';
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

/** A file that is no rule set at all has that as its finding. Throws FILE_UNREADABLE. */
function checked(file: string): { rules: number; findings: readonly Finding[] } {
  try {
    const { set, declared } = readRuleFile(file);
    // What a rule says must also be something that its rule set understands.
    const isProducts = isOurs(file) && ruleSetNames.includes(setNameOf(file));
    const findings = isProducts ? checkDraft(readNamed(file)).findings : lintRuleSet(set, declared);
    return { rules: set.rules.length, findings };
  } catch (error) {
    return { rules: 0, findings: findingsIn(error) };
  }
}
