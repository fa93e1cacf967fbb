import { RuleSetContent } from '../../../service/contract/ruleSet.js';
import { useKeptDraft } from '../useKeptDraft.js';

/** What somebody has made of a published version of a rule set. */
export const useRuleDraft = (name: string) => useKeptDraft(`shaodao.rules.${name}`, RuleSetContent);
