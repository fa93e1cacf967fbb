import {
  CheckRuleSet,
  CheckedRuleSet,
  CompareRuleSets,
  DecisionExample,
  PublishRuleSet,
  PublishedRuleSet,
  RuleSetComparison,
  RuleSetList,
  RuleSetVersion,
} from '../ruleSet.js';
import { office, administrators, type Route } from '../route.js';

/** Rules. */
export const ruleSetRoutes = {
  listRuleSets: {
    method: 'get',
    path: '/rule-sets',
    allowed: office,
    summary: 'Rule sets with their published versions',
    status: 200,
    answer: RuleSetList,
  },
  getRuleSet: {
    method: 'get',
    path: '/rule-sets/{name}/versions/{version}',
    allowed: office,
    summary: 'Rules, facts, tables and examples of a version',
    status: 200,
    answer: PublishedRuleSet,
  },
  checkRuleSet: {
    method: 'post',
    path: '/rule-sets/{name}/check',
    allowed: administrators,
    summary: 'What stands against publishing a draft, and how its examples come out',
    body: CheckRuleSet,
    status: 200,
    answer: CheckedRuleSet,
  },
  publishRuleSet: {
    method: 'post',
    path: '/rule-sets/{name}/versions',
    allowed: administrators,
    summary: 'Publish a draft as the next version; an old one anew is a roll back',
    body: PublishRuleSet,
    status: 201,
    answer: RuleSetVersion,
  },
  compareRuleSets: {
    method: 'post',
    path: '/rule-sets/{name}/comparison',
    allowed: administrators,
    summary: 'Which rules differ, and which of the last stored cases would come out otherwise',
    body: CompareRuleSets,
    status: 200,
    answer: RuleSetComparison,
  },
  exampleFromCase: {
    method: 'get',
    path: '/rule-sets/{name}/examples/{caseId}',
    allowed: administrators,
    summary: 'A stored case as a decision example for a draft',
    status: 200,
    answer: DecisionExample,
  },
} as const satisfies Record<string, Route>;
