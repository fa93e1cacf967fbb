import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { addRules } from '../../../service/cli/rules.js';
import { runCommand } from './commandRun.js';

let folder: string;

/** To be called once in a test file: each of its tests gets a folder of its own. */
export function ruleFolderForEachTest(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-rules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
}

/** A path in the folder of the test; without a name, the folder. */
export const inFolder = (...names: string[]): string => join(folder, ...names);

/** Runs `shaodao rules …`. */
export async function run(...words: string[]) {
  const answer = await runCommand(['rules', ...words], addRules);
  return { ...answer, lines: answer.out.split('\n').filter((line) => line !== '') };
}

export const jsonOf = (text: string | undefined) => JSON.parse(text ?? '') as Record<string, unknown>;

export function file(name: string, content: unknown): string {
  const path = inFolder(name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A copy of rules/triage with one text of its rules replaced. */
export function edited(from: string, to: string, name = 'triage'): string {
  const copy = inFolder(name);
  cpSync('rules/triage', copy, { recursive: true });
  const rules = readFileSync(join(copy, 'rules.json'), 'utf8');
  if (!rules.includes(from)) throw new Error(`${from} does not stand in the rules`);
  writeFileSync(join(copy, 'rules.json'), rules.replace(from, to));
  return copy;
}

export const atLeast = (fact: string, value: unknown) => ({ fact, operator: 'greaterThanInclusive', value });
export const rule = (type: string, condition: object, priority = 1) => ({
  conditions: { all: [condition] },
  event: { type, params: { said: type } },
  priority,
});

/** Thirty conditions that each name the next one twice: written out they are a thousand million. */
export function multiplying(): object {
  const twice = (name: string) => ({ all: [{ condition: name }, { condition: name }] });
  const names = Array.from({ length: 30 }, (_none, i) => [`c${i}`, twice(`c${i + 1}`)] as const);
  const conditions = { ...Object.fromEntries(names), c30: { all: [atLeast('n', 1)] } };
  return { rules: [{ conditions: { condition: 'c0' }, event: { type: 'x' } }], conditions };
}
