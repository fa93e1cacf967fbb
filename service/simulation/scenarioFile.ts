import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '../domain/errors.js';
import type { Localized } from '../domain/localized.js';
import type { Resource } from '../engine/port.js';
import { deployedLater, parseScenario, ScenarioFault } from './scenario.js';
import { runScenario } from './run.js';
import type { OpenSimulatedEngine } from './simulatedEngine.js';
import { unreadable, verdictOn, type Verdict } from './verdict.js';

const ending = /\.scenario\.(yaml|json)$/;

/** A file as it is, of a folder all scenarios in it, by name. Throws FILE_UNREADABLE if there is no such thing. */
export async function scenarioFiles(path: string): Promise<string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      throw new DomainError('FILE_UNREADABLE', { file: path, reason: reasonOf(error) }, { cause: error });
    },
  );
  if (!isFolder) return [path];
  const inside = await readdir(path, { recursive: true });
  const files = inside.filter((name) => ending.test(name) && !name.includes('node_modules')).sort();
  if (files.length === 0) {
    throw new DomainError('FILE_UNREADABLE', { file: path, reason: 'no *.scenario.yaml or *.scenario.json in it' });
  }
  return files.map((name) => join(path, name));
}

/** Throws FILE_UNREADABLE. */
export async function readResource(path: string): Promise<Resource> {
  try {
    return { name: basename(path), content: await readFile(path) };
  } catch (error) {
    throw new DomainError('FILE_UNREADABLE', { file: path, reason: reasonOf(error) }, { cause: error });
  }
}

/** Runs one file. What is wrong with the file itself is a mismatch that names the file and the place in it. */
export async function runScenarioFile(
  path: string,
  given: readonly Resource[],
  open: OpenSimulatedEngine,
): Promise<Verdict> {
  const name = basename(path);
  try {
    const scenario = parseScenario((await readResource(path)).content.toString());
    const beside = (files: readonly string[]) =>
      Promise.all(files.map((file) => readResource(join(dirname(path), file))));
    const first = [...given, ...(await beside(scenario.files))];
    const later = await beside(deployedLater(scenario));
    return verdictOn(name, scenario.expect, await runScenario(scenario, { first, later }, open));
  } catch (error) {
    const problems = faultsOf(error);
    if (!problems) throw error;
    return unreadable(
      name,
      problems.map((text) => ({ part: 'file', path, text })),
    );
  }
}

/** What is wrong with the file, or with one that it names. */
function faultsOf(error: unknown): readonly Localized[] | undefined {
  if (error instanceof ScenarioFault) return error.problems;
  if (!(error instanceof DomainError) || error.code !== 'FILE_UNREADABLE') return undefined;
  const [file, reason] = [String(error.facts['file']), String(error.facts['reason'])];
  return [{ en: `cannot read ${file}: ${reason}`, zh: `无法读取 ${file}：${reason}` }];
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
