import type { Localized } from './localized.js';

export type Colour = 'red' | 'orange' | 'yellow' | 'blue' | 'green';
export type Level = 'grid' | 'community' | 'street' | 'department';
export type WhistleKind = 'none' | 'street' | 'joint' | 'emergency';

/** What the rules decided about a case, with the version that decided it and the reasons in words. */
export interface TriageDecision {
  ruleSet: string;
  ruleSetVersion: string;
  /** 1 (low) to 3 (high). */
  importance: number;
  urgency: number;
  colour: Colour;
  level: Level;
  whistle: WhistleKind;
  lead: string | null;
  coHandlers: readonly string[];
  respondMinutes: number;
  acknowledgeMinutes: number;
  /** null: nobody has to come. */
  checkInMinutes: number | null;
  /** null: the catalogue's limit counts. */
  handleMinutes: number | null;
  needsOnSite: boolean;
  flags: readonly string[];
  reasons: readonly Localized[];
  /** The facts that were decided on. */
  facts: Readonly<Record<string, unknown>>;
}
