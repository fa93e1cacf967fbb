import type { z } from 'zod';
import type { RuleContent } from './ruleContent.js';
import { parsedBy } from './schemaFindings.js';

/** A table of the rule set, in the shape that its rules need. Throws RULE_SET_INVALID with the JSON path of what is wrong. */
export function tableOf<T>({ tables }: RuleContent, name: string, schema: z.ZodType<T>): T {
  const pathOf = (path: readonly PropertyKey[]) => ['$.tables', name, ...path.map(String)].join('.');
  return parsedBy(schema, tables[name], { code: 'table', pathOf });
}
