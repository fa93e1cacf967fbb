import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';
import { storesContract } from './stores.contract.js';

storesContract(() => {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-stores-'));
  const data = openDataFolder(folder, 0);
  const writer = new GroupCommitWriter(data.database);
  const stores = new SqliteStores({ database: data.database, writer, folder });
  return Promise.resolve({
    stores,
    close() {
      writer.close();
      data.close();
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  });
});
