import { isDeepStrictEqual } from 'node:util';
import { type DecisionByName, type RuleSetName, type RulesByName, decideNamed } from './decider.js';
import type { FactRecord } from './ruleSet.js';

/** A part of a decision that comes out otherwise. */
export interface DecisionChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** The parts that somebody would notice: colour, department, clock. */
const compared: { readonly [N in RuleSetName]: readonly (keyof DecisionByName[N] & string)[] } = {
  triage: [
    'colour',
    'lead',
    'coHandlers',
    'level',
    'whistle',
    'respondMinutes',
    'acknowledgeMinutes',
    'checkInMinutes',
    'handleMinutes',
  ],
  escalation: ['tier', 'clockMinutes', 'notify'],
  evaluation: ['points', 'exempt'],
};

export const partsOf = <N extends RuleSetName>(name: N) => compared[name];

/** What two versions of a rule set make of the same facts, where it is not the same. */
export function changesBetween<N extends RuleSetName>(
  name: N,
  { before, after }: { before: RulesByName[N]; after: RulesByName[N] },
): (facts: FactRecord) => DecisionChange[] {
  const fields = compared[name];
  return (facts) => {
    const [was, is] = [decideNamed(name, before, facts), decideNamed(name, after, facts)];
    return fields.flatMap((field) => {
      const [from, to] = [was[field], is[field]];
      return from === to || isDeepStrictEqual(from, to) ? [] : [{ field, from, to }];
    });
  };
}
