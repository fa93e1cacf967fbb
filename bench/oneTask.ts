import type { EmbeddedEngine } from '../service/engine/embedded/engine.js';
import { tasksInARow, PAYLOAD } from './diagrams.js';
import { fromMany } from './measure.js';

/** Callers at once: enough that the groups of the writer are full. */
const CALLERS = 1000;

/** Runs instances of a row of tasks from start to end; answers when so many have ended. */
export async function taskRunner(engine: EmbeddedEngine, tasks: number): Promise<(count: number) => Promise<void>> {
  await engine.deploy([{ name: 'row.bpmn', content: Buffer.from(tasksInARow('row', tasks)) }]);
  let left = 0;
  let whenDone = (): void => undefined;
  engine.work({
    type: 'work',
    maxActive: 2 * CALLERS,
    timeoutMs: 60_000,
    handle: () => {
      left -= 1;
      if (left === 0) whenDone();
      return Promise.resolve({ complete: {} });
    },
  });
  return async (count) => {
    left = count * tasks;
    const handled = new Promise<void>((resolve) => (whenDone = resolve));
    await fromMany(CALLERS, count, () => engine.createInstance({ bpmnProcessId: 'row', variables: PAYLOAD }));
    await handled;
    await engine.quiet();
  };
}
