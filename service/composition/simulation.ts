import { VirtualClock } from '../domain/virtualClock.js';
import { openEmbeddedEngine } from '../engine/embedded/engine.js';
import { clearState } from '../engine/embedded/state/stateRows.js';
import type { OpenSimulatedEngine, SimulatedEngine } from '../simulation/simulatedEngine.js';
import type { Database } from '../stores/sqlite/connection.js';
import { openMemoryDatabase } from '../stores/sqlite/database.js';
import { PreparedOnce } from '../stores/sqlite/preparedOnce.js';
import { GroupCommitWriter } from '../stores/sqlite/writer.js';

/** The embedded engine as scenarios need it: in memory, on a clock that moves when told to. */
export function openEmbeddedSimulation(at: number): Promise<SimulatedEngine> {
  const database = openMemoryDatabase(at);
  return simulatedOn(database, at, () => database.close());
}

/** The same for many, one after the other: a database that was used is emptied, for making its tables takes longer. */
export function embeddedSimulations(): OpenSimulatedEngine {
  let spare: Database | undefined;
  return (at) => {
    const database = spare ?? new PreparedOnce(openMemoryDatabase(at));
    spare = undefined;
    return simulatedOn(database, at, () => {
      clearState(database);
      spare = database;
    });
  };
}

async function simulatedOn(database: Database, at: number, closeDatabase: () => void): Promise<SimulatedEngine> {
  const clock = new VirtualClock(at);
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
      writer.close(); // first, so that what would go on for ever ends
      await engine.close();
      closeDatabase();
    },
  };
}
