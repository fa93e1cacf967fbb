import { checkRuleSet } from '../application/rules/checkRuleSet.js';
import { compareRuleSets } from '../application/rules/compareRuleSets.js';
import { exampleFromCase } from '../application/rules/exampleFromCase.js';
import { getRuleSet } from '../application/rules/getRuleSet.js';
import { listRuleSets } from '../application/rules/listRuleSets.js';
import type { Needs } from '../application/needs.js';
import { publishRuleSet } from '../application/rules/publishRuleSet.js';
import type { Handlers } from './handler.js';

type RuleSetRoute =
  | 'listRuleSets'
  | 'getRuleSet'
  | 'checkRuleSet'
  | 'publishRuleSet'
  | 'compareRuleSets'
  | 'exampleFromCase';

export function ruleSetHandlers(needs: Needs): Pick<Handlers, RuleSetRoute> {
  return {
    listRuleSets: () => listRuleSets(needs)(),
    getRuleSet: ({ params }) => getRuleSet(needs)(params),
    checkRuleSet: ({ params, body }) => checkRuleSet({ ...params, ...body }),
    publishRuleSet: ({ actor, params, body }) => publishRuleSet(needs)(actor, { ...params, ...body }),
    compareRuleSets: ({ params, body }) => compareRuleSets(needs)({ ...params, ...body }),
    exampleFromCase: ({ params }) => exampleFromCase(needs)(params),
  };
}
