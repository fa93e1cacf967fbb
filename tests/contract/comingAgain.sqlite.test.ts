import { openMemoryDatabase } from '../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';
import { comingAgainContract } from './comingAgain.contract.js';

comingAgainContract(() => {
  const database = openMemoryDatabase(0);
  return Promise.resolve(new SqliteStores({ database, writer: new GroupCommitWriter(database), folder: '' }));
});
