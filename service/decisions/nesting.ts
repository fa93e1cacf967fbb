import { type Finding, refuse } from './finding.js';

/**
 * Levels in one rule or condition with its references written out. Everything that reads rules goes down by recursion,
 * json-rules-engine too: it ends with the stack at two to three thousand.
 */
export const MOST_LEVELS = 1_000;

/** Conditions in one rule with its references written out: two that each name the next twice are soon millions. */
export const MOST_CONDITIONS = 100_000;

/** Whether objects and lists stand one inside another more than so often. Counted level by level, so that nothing is too deep for being counted. */
export function isTooDeep(json: unknown): boolean {
  let level = innerOf([json]);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MOST_LEVELS) return true;
    level = innerOf(level.flatMap((value): unknown[] => Object.values(value)));
  }
  return false;
}

const innerOf = (values: readonly unknown[]): object[] =>
  values.filter((value) => typeof value === 'object' && value !== null);

export const tooDeep = (path: string): Finding =>
  refuse('too-deep', path, {
    zh: `嵌套超过 ${MOST_LEVELS} 层：请把相邻的 "not"、"all"、"any" 合并成一层`,
    en: `it nests more than ${MOST_LEVELS} levels; merge each "not", "all" or "any" with the one it stands in`,
  });

export const tooLarge = (path: string): Finding =>
  refuse('too-large', path, {
    zh: `把引用的条件都写出来后超过 ${MOST_CONDITIONS} 个条件：请减少条件之间的相互引用`,
    en: `with what it refers to written out it has more than ${MOST_CONDITIONS} conditions; refer less often`,
  });
