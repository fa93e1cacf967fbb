import { z } from 'zod';
import { type Finding, refuse, ruleSetInvalid } from './finding.js';

interface Place {
  code: string;
  /** JSON path of what a schema's path leads to. */
  pathOf: (path: readonly PropertyKey[]) => string;
}

const chinese = { error: z.locales.zhCN().localeError };

/** The value in the schema's shape. Throws RULE_SET_INVALID with everything that is not, in both languages. */
export function parsedBy<T>(schema: z.ZodType<T>, value: unknown, place: Place): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const inChinese = schema.safeParse(value, chinese).error?.issues ?? [];
  throw ruleSetInvalid(result.error.issues.map((issue, i) => findingOf(issue, inChinese[i] ?? issue, place)));
}

function findingOf(en: z.core.$ZodIssue, zh: z.core.$ZodIssue, { code, pathOf }: Place): Finding {
  return refuse(code, pathOf(en.path), { zh: wordsOf(zh, '；或者：'), en: wordsOf(en, '; or: ') });
}

/** Where one of several shapes would do, what is missing to each. */
function wordsOf(issue: z.core.$ZodIssue, or: string): string {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue.message;
  return issue.errors.map(([first]) => (first ? wordsOf(first, or) : '')).join(or);
}
