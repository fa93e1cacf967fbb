import { DomainError } from '../domain/errors.js';
import { compileEscalation, decideEscalation } from './escalation.js';
import { compileEvaluation, decideEvaluation } from './evaluation.js';
import type { RuleFolder } from './ruleFolder.js';
import type { FactRecord } from './ruleSet.js';
import { compileTriage, decideTriage } from './triage.js';

/** What a rule set of the product decides, whichever it is. Throws RULE_SET_INVALID or NOT_FOUND. */
export function deciderFor(folder: RuleFolder): (facts: FactRecord) => object {
  switch (folder.name) {
    case 'triage': {
      const rules = compileTriage(folder);
      return (facts) => decideTriage(rules, facts);
    }
    case 'escalation': {
      const rules = compileEscalation(folder);
      return (facts) => decideEscalation(rules, facts);
    }
    case 'evaluation': {
      const rules = compileEvaluation(folder);
      return (facts) => decideEvaluation(rules, facts);
    }
    default:
      throw new DomainError('NOT_FOUND', { kind: 'rule set', key: folder.name });
  }
}
