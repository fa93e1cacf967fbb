import type { Remembers } from '../../domain/keyedRequest.js';
import type { Localized } from '../../domain/localized.js';
import type { Document, Positions } from './document.js';

/** A human task: made of a JOB record by the projection; the claim and the feedback are ours. Id: the job's key. */
export interface TaskDocument extends Document, Remembers {
  caseId: string;
  processInstanceKey: string;
  elementInstanceKey: string;
  processDefinitionKey: string;
  element: string;
  name: Localized;
  stage: string | null;
  tier: number | null;
  state: 'open' | 'failed' | 'completed' | 'withdrawn';
  /** Organisations whose people may act (candidateGroups). */
  organisations: readonly string[];
  /** The person whom the diagram names (assignee). */
  assignee: string | null;
  claimedBy: string | null;
  formKey: string | null;
  createdAt: number;
  /** What the diagram gave it as its due date; not there (older documents): what `dueAt` says. */
  scheduledAt?: number | null;
  /** The stored deadline of the case where it keeps one for this task; null: none, or its clock stands still. */
  dueAt: number | null;
  endedAt: number | null;
  feedback: readonly { at: number; by: string; text: string; files: readonly string[] }[];
  /** Copied from the case, so that a list needs one query. */
  caseCode: string;
  colour: string | null;
  /** 0 red to 4 green, 5 undecided: for sorting. */
  colourRank: number;
  matter: string;
  /** The matter in the catalogue's English; null or not there (older documents): it has none. */
  matterEn?: string | null;
  gridId: string;
  positions: Positions;
}
