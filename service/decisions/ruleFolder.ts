import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../domain/errors.js';
import { FactDeclaration } from './facts.js';
import { type RuleSet, ruleSetFrom } from './ruleSet.js';

/** A decision example: facts, and what must come out of them. */
export const DecisionExample = z.strictObject({
  name: z.string().min(1),
  facts: z.record(z.string(), z.unknown()),
  expect: z.record(z.string(), z.unknown()),
});
export type DecisionExample = z.infer<typeof DecisionExample>;

/** All that one rule set of ours consists of: rules/<name>/. Plain JSON, so that a version can be stored whole. */
export interface RuleFolder {
  name: string;
  ruleSet: RuleSet;
  facts: readonly FactDeclaration[];
  /** The other tables of the folder by file name without ending: matrix, clocks, keywords. */
  tables: Readonly<Record<string, unknown>>;
  examples: readonly DecisionExample[];
}

const FactsFile = z.strictObject({ description: z.string(), facts: z.array(FactDeclaration) });

/** Reads rules/<name>/. Throws FILE_UNREADABLE or RULE_SET_INVALID. */
export function readRuleFolder(folder: string): RuleFolder {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  const tables: Record<string, unknown> = {};
  const examples: DecisionExample[] = [];
  for (const file of files) {
    const json = readJson(join(folder, file));
    if (file.endsWith('.cases.json')) examples.push(...parsed(z.array(DecisionExample), json, join(folder, file)));
    else tables[basename(file, '.json')] = json;
  }
  const { rules, facts, ...others } = tables;
  return {
    name: basename(folder),
    ruleSet: ruleSetFrom(rules),
    facts: parsed(FactsFile, facts, join(folder, 'facts.json')).facts,
    tables: others,
    examples,
  };
}

/** The declared facts of a rule set. Throws FILE_UNREADABLE or RULE_SET_INVALID. */
export function readFactsFile(file: string): readonly FactDeclaration[] {
  return parsed(FactsFile, readJson(file), file).facts;
}

/** Says which rules, facts and tables decided: equal content, equal version. Examples do not count. */
export function versionOf({ ruleSet, facts, tables }: RuleFolder): string {
  return createHash('sha256').update(JSON.stringify({ ruleSet, facts, tables })).digest('hex').slice(0, 12);
}

/** Throws FILE_UNREADABLE. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError('FILE_UNREADABLE', { file, reason }, { cause: error });
  }
}

function parsed<T>(schema: z.ZodType<T>, json: unknown, file: string): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const findings = result.error.issues.map((issue) => ({
    path: `${file}: $.${issue.path.join('.')}`,
    message: issue.message,
  }));
  throw new DomainError('RULE_SET_INVALID', { findings });
}
