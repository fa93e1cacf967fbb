import { systemClock } from '../../service/ops/systemClock.js';
import { openEmbeddedEngine } from '../../service/engine/embedded/engine.js';
import { openMemoryDatabase } from '../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';
import { engineContract } from './engine.contract.js';

engineContract(async () => {
  const database = openMemoryDatabase(systemClock.now());
  const writer = new GroupCommitWriter(database);
  const engine = await openEmbeddedEngine({ writer, clock: systemClock });
  return {
    engine,
    async close() {
      await engine.close();
      writer.close();
      database.close();
    },
  };
});
