import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { embeddedSimulations } from './simulation.js';
import { readResource, runScenarioFile } from '../simulation/scenarioFile.js';
import type { Verdict } from '../simulation/verdict.js';

/** A thread costs a start: fewer files than this are not worth one more. */
const FILES_PER_THREAD = 40;

const threadProgram = new URL('./scenarioThread.js', import.meta.url);

interface Files {
  files: readonly string[];
  /** Paths of what is deployed besides what they name. */
  diagrams: readonly string[];
}

type RunFile = (file: string) => Promise<Verdict>;

/**
 * Runs scenario files on embedded engines: this thread and, where there are many files and processors, others beside it.
 * Whoever is done takes the next file that nobody has. The verdicts come in the order of the files.
 * @throws DomainError FILE_UNREADABLE for a diagram
 */
export async function* runOnAllProcessors(
  { files, diagrams }: Files,
  { threads = threadsFor(files.length), program = threadProgram } = {},
): AsyncGenerator<Verdict> {
  const given = await Promise.all(diagrams.map(readResource));
  const open = embeddedSimulations();
  const workers = Array.from({ length: threads }, () => new Worker(program, { workerData: diagrams }));
  const verdicts = files.map(() => new Later<Verdict>());
  const waiting = files.entries();
  const work = async (run: RunFile) => {
    for (const [place, file] of waiting) verdicts[place]?.settle(await run(file));
  };
  const all = Promise.all([work((file) => runScenarioFile(file, given, open)), ...workers.map(on).map(work)]);
  try {
    for (const { value } of verdicts) yield await Promise.race([value, all.then(() => value)]);
  } finally {
    await Promise.all(workers.map(end));
  }
}

const threadsFor = (files: number): number =>
  Math.min(availableParallelism() - 1, Math.floor(files / FILES_PER_THREAD));

const on =
  (worker: Worker): RunFile =>
  async (file) => {
    worker.postMessage(file);
    const [verdict] = (await once(worker, 'message')) as [Verdict]; // from scenarioThread.ts
    return verdict;
  };

/** Lets the thread come to its end: to be ended within native code is the end of the process. */
function end(worker: Worker): Promise<unknown> {
  worker.postMessage(null);
  return once(worker, 'exit');
}

/** Somebody waits for it before it is there. */
class Later<T> {
  settle: (value: T) => void = () => undefined;
  readonly value = new Promise<T>((resolve) => (this.settle = resolve));
}
