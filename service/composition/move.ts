import type { Source } from '../application/moving/exportedLines.js';
import type { Target } from '../application/moving/importLines.js';
import { crossToBroker, rehearse, takeInRecords } from './crossing.js';
import { storesAlone } from './attendance.js';
import { LocalDatabase } from './localDatabase.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import { clearState, putStateRows, stateRows } from '../engine/embedded/state/stateRows.js';
import { migrations } from '../stores/sqlite/migrations/all.js';

/**
 * An installation to be exported or filled, without anything that runs in it: no other process works on it meanwhile; a
 * broker stays out of it.
 * @throws DomainError DATA_FOLDER_LOCKED, INSTALLATION_IN_USE while the service works on it
 */
export async function openForMove(
  { data, engine, store }: Pick<Config, 'data' | 'engine' | 'store'>,
  { clock, onWaiting }: { clock: Clock; onWaiting: (reason: string) => void },
): Promise<Target & Omit<Source, 'at'> & { close(): Promise<void> }> {
  const local = new LocalDatabase(data, { clock });
  const isEmbedded = engine === 'embedded';
  if (isEmbedded) local.open();
  const { stores, close } = await storesAlone('export or import-data', { store, local, clock, onWaiting });
  return {
    stores,
    engine: isEmbedded ? 'embedded' : 'zeebe',
    schema: migrations.at(-1)?.number ?? 0,
    async takeInRecords() {
      if (!isEmbedded) await takeInRecords({ settings: engine, local, stores, clock, onWaiting });
    },
    engineRows: () => (isEmbedded ? stateRows(local.open().database) : []),
    async putEngineRows(rows) {
      const { database, writer } = local.open();
      await writer.write(() => {
        clearState(database);
        putStateRows(database, rows);
      });
    },
    rehearse: (source) => rehearse(source, { clock }),
    cross: (source, { again }) => crossToBroker(source, { settings: engine, local, stores, clock, onWaiting, again }),
    close,
  };
}
