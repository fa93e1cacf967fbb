import type { ComparisonTally } from '../../decisions/comparison.js';
import type { RuleChanges } from '../../decisions/ruleChanges.js';

export interface CompareOptions {
  cases: string;
  set?: string;
  data?: string;
  json?: true;
}

/** What a comparison came to, and which cases it was made over. */
export interface Comparison {
  rules: RuleChanges;
  source: 'stored' | 'generated' | 'file';
  tally: ComparisonTally<object>;
}

/** The number of a published version. */
export const isPublished = (words: string): boolean => /^[1-9]\d*$/.test(words);
