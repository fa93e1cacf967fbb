import type { FactDeclaration } from './facts.js';

/** What a rule may refer to. */
export interface KnownNames {
  conditions: Readonly<Record<string, unknown>>;
  /** null: the set declares no facts. */
  facts: ReadonlyMap<string, FactDeclaration> | null;
}
