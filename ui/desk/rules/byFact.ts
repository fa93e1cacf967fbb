import { BY_FACT } from './vocabulary.js';

/** A department may be named by the fact that holds it: {fact}. In a list of choices that is a choice like the others. */
export function asChoice(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('fact' in value)) return value;
  return BY_FACT + String(value.fact);
}

export function fromChoice(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith(BY_FACT) ? { fact: value.slice(BY_FACT.length) } : value;
}
