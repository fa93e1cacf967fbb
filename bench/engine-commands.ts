/**
 * Durable commands on a diagram of sixteen nodes (bench/diagrams.ts): a case is created and five tasks of it are
 * completed; beside bare SQLite that commits as many bytes in groups of the same size: `npm run bench:commands`.
 */
import { measureBareSqlite } from './bareSqlite.js';
import { bytesLogged, inFolder, openBenchEngine } from './benchEngine.js';
import { caseDiagram, caseTasks } from './diagrams.js';
import { fromMany, measure, tell } from './measure.js';

const CASES = 20_000;
const WARM_UP = 3_000;
const CALLERS = 1000;
const GROUP = 500;
const VARIABLES = { caseId: 'C-20261121-0001', item: 'road-collapse', street: 'east', urgency: 2 };
/** What workers give back. */
const answers: Readonly<Record<string, Record<string, unknown>>> = {
  triage: { level: 'department', departments: ['roads', 'water'], colour: 'yellow' },
  lead: { outcome: 'done' },
  check: { passed: true },
};
const COMMANDS = 1 + caseTasks.length;

await inFolder(async (folder) => {
  const { engine, database, close } = await openBenchEngine(folder);
  await engine.deploy([{ name: 'case.bpmn', content: Buffer.from(caseDiagram) }]);
  let left = 0;
  let whenDone = (): void => undefined;
  for (const type of caseTasks) {
    engine.work({
      type,
      maxActive: CALLERS,
      timeoutMs: 60_000,
      handle: () => {
        if (type === 'close') left -= 1;
        if (left === 0) whenDone();
        return Promise.resolve({ complete: answers[type] ?? {} });
      },
    });
  }
  const run = async (count: number) => {
    left = count;
    const done = new Promise<void>((resolve) => (whenDone = resolve));
    await fromMany(CALLERS, count, () => engine.createInstance({ bpmnProcessId: 'case', variables: VARIABLES }));
    await done;
    await engine.quiet();
  };
  await run(WARM_UP);
  const before = bytesLogged(database);
  const count = CASES * COMMANDS;
  const commands = await measure(count, () => run(CASES));
  const bytes = (bytesLogged(database) - before) / count;
  const bare = await measureBareSqlite(database, { count, bytes, group: GROUP });
  await close();
  tell({ commands, bareSqlite: bare, bytesEach: bytes, ratio: commands.perSecond / bare.perSecond });
});
