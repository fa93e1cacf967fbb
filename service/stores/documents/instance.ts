import type { Localized } from '../../domain/localized.js';
import type { Document, Positions } from './document.js';

/** An element that holds a token, since when (UTC milliseconds), and the stage that the diagram gives it. */
export interface ActiveElement {
  element: string;
  key: string;
  since: number;
  stage: string | null;
}

/** A process instance: where its tokens are. Id: its key. */
export interface InstanceDocument extends Document {
  caseId: string | null;
  processId: string;
  processVersion: number;
  processDefinitionKey: string;
  parent: string | null;
  state: 'active' | 'completed' | 'terminated';
  /** Since when its process stands still by an administrator's word; null or not there (older documents): it does not. */
  suspendedAt?: number | null;
  /** The version that it ran on before it was migrated. */
  migratedFrom?: number | null;
  active: readonly ActiveElement[];
  /** The element with a stage that was entered last: while none is active, the case stays at its stage. */
  staged: ActiveElement | null;
  /** The highest tier of an escalation that was reached; 0: none. */
  tier: number;
  passed: readonly string[];
  /**
   * Its own variables, not those of a scope inside, in the order in which they came: each as JSON text, null where that
   * is too long to be kept. Not there in older documents: what they had is not known.
   */
  variables?: readonly { name: string; value: string | null }[];
  incidents: readonly {
    key: string;
    element: string;
    /** As the diagram names the element; not there in older documents: it is known by its id. */
    name?: Localized;
    type: string;
    message: string;
    jobKey: string | null;
    at: number;
  }[];
  positions: Positions;
}
