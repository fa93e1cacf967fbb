import type { Document } from './document.js';

/** A rule set and its versions, oldest first, numbered from 1: what is here is never changed, only added to. Id: its name. */
export interface RuleSetDocument extends Document {
  versions: readonly PublishedRules[];
}

export interface PublishedRules {
  number: number;
  /** Id of its content: the same again where an old version was published anew. */
  contentId: string;
  publishedAt: number;
  publishedBy: string | null;
  reason: string;
}

/** What a version of a rule set says. Id: the set's name and the SHA-256 of the text, so that it can never be another. */
export interface RuleContentDocument extends Document {
  /** JSON as text: names in rules may begin with $ or hold dots, which not every store takes as names of fields. */
  json: string;
}
