/**
 * Durable one-task instances from start to end, beside bare SQLite that commits as many bytes in groups of the same
 * size: `npm run bench:engine`.
 */
import { measureBareSqlite } from './bareSqlite.js';
import { bytesLogged, inFolder, openBenchEngine } from './benchEngine.js';
import { measure, tell } from './measure.js';
import { taskRunner } from './oneTask.js';

const INSTANCES = 60_000;
const WARM_UP = 6_000;
const GROUP = 250; // an instance is two commands, and 500 commands share a commit

await inFolder(async (folder) => {
  const { engine, database, close } = await openBenchEngine(folder);
  const run = await taskRunner(engine, 1);
  await run(WARM_UP);
  const before = bytesLogged(database);
  const measured = await measure(INSTANCES, () => run(INSTANCES));
  const bytes = (bytesLogged(database) - before) / INSTANCES;
  const bare = await measureBareSqlite(database, { count: INSTANCES, bytes, group: GROUP });
  await close();
  tell({ oneTaskInstances: measured, bareSqlite: bare, bytesEach: bytes, ratio: measured.perSecond / bare.perSecond });
});
