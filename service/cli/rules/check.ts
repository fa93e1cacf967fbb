import { refuses } from '../../decisions/finding.js';
import { lintRuleSet } from '../../decisions/lint.js';
import { fail, printLine } from '../output.js';
import { readRuleFile } from './ruleFile.js';

export function checkRules(file: string, { json }: { json?: true }): void {
  const { set, declared } = readRuleFile(file);
  const findings = lintRuleSet(set, declared);
  const refused = refuses(findings);
  if (json) printLine(JSON.stringify({ file, refused, findings }));
  else {
    for (const { severity, path, message, code } of findings) printLine(`${severity}  ${path}  ${message} (${code})`);
    printLine(`${set.rules.length} rules, ${findings.length} findings${refused ? ': it cannot be published' : ''}`);
  }
  if (refused) fail(1);
}
