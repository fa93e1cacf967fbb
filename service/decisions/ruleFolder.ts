import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { DomainError } from '../domain/errors.js';
import { FactDeclaration } from './facts.js';
import { withoutMark } from './json.js';
import { DecisionExample, type RuleContent } from './ruleContent.js';
import { ruleSetFrom } from './ruleSet.js';
import { parsedBy } from './schemaFindings.js';

const FactsFile = z.strictObject({ description: z.string(), facts: z.array(FactDeclaration) });

/** Reads rules/<name>/. Throws FILE_UNREADABLE or RULE_SET_INVALID. */
export function readRuleFolder(folder: string): RuleContent {
  const tables: Record<string, unknown> = {};
  const examples: DecisionExample[] = [];
  for (const file of jsonFilesIn(folder)) {
    const json = readJson(join(folder, file));
    if (file.endsWith('.cases.json')) examples.push(...parsed(z.array(DecisionExample), json, join(folder, file)));
    else tables[basename(file, '.json')] = json;
  }
  const { rules, facts, ...others } = tables;
  return {
    name: basename(resolve(folder)),
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

/** Throws FILE_UNREADABLE; its cause is a SyntaxError where the file is there and is no JSON. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(withoutMark(readFileSync(file, 'utf8'))) as unknown;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function jsonFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

function unreadable(file: string, cause: unknown): DomainError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DomainError('FILE_UNREADABLE', { file, reason }, { cause });
}

function parsed<T>(schema: z.ZodType<T>, json: unknown, file: string): T {
  const pathOf = (path: readonly PropertyKey[]) => `${file}: ${['$', ...path.map(String)].join('.')}`;
  return parsedBy(schema, json, { code: 'shape', pathOf });
}
