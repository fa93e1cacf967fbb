/**
 * The process that the crash tests kill: it starts cases by message, works on their tasks, and says on its standard
 * output what it was told, a line for each acknowledged command. Its arguments: the data folder, a prefix for case ids.
 */
import { writeSync } from 'node:fs';
import { openEmbeddedEngine } from '../../service/engine/embedded/engine.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { openDataFolder } from '../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';
import { crashProcess } from './crashProcess.js';

const [folder = '', prefix = ''] = process.argv.slice(2);
const CLIENTS = 8;

const { database, disk } = openDataFolder(folder, systemClock.now());
const writer = new GroupCommitWriter(database, { disk });
const engine = await openEmbeddedEngine({ writer, clock: systemClock });
await engine.deploy([{ name: 'crash.bpmn', content: Buffer.from(crashProcess) }]);
engine.work({
  type: 'work',
  maxActive: 16,
  timeoutMs: 200,
  handle: (job) => Promise.resolve({ complete: { done: job.variables['id'] } }),
});
await Promise.all(Array.from({ length: CLIENTS }, (_, client) => keepStarting(client)));

async function keepStarting(client: number): Promise<never> {
  for (let number = 0; ; number += 1) {
    const id = `${prefix}-${client}-${number}`;
    say(`sent ${id}`);
    await engine.publishMessage({
      name: 'case',
      correlationKey: id,
      messageId: id,
      timeToLiveMs: 3_600_000,
      variables: { id },
    });
    say(`started ${id}`);
  }
}

/** Before anything else happens. The pipe is full for as long as the machine leaves its reader no time. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EAGAIN') throw error;
    }
  }
}
