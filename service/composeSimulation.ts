import { VirtualClock } from './domain/virtualClock.js';
import { openEmbeddedEngine } from './engine/embedded/engine.js';
import type { SimulatedEngine } from './simulation/simulatedEngine.js';
import { openMemoryDatabase } from './stores/sqlite/database.js';
import { GroupCommitWriter } from './stores/sqlite/writer.js';

/** The embedded engine as scenarios need it: in memory, on a clock that moves when told to. */
export async function openEmbeddedSimulation(at: number): Promise<SimulatedEngine> {
  const clock = new VirtualClock(at);
  const database = openMemoryDatabase(at);
  const writer = new GroupCommitWriter(database);
  const engine = await openEmbeddedEngine({ writer, clock });
  return {
    engine,
    now: () => clock.now(),
    nextDue: () => clock.next(),
    moveTo(to) {
      clock.moveTo(to);
      return Promise.resolve();
    },
    quiet: () => engine.quiet(),
    observe(apply) {
      engine.subscribe(new Map(), (records) => {
        for (const record of records) apply(record);
        return Promise.resolve();
      });
    },
    async close() {
      await engine.close();
      writer.close();
      database.close();
    },
  };
}
