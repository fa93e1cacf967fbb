import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { MongoStores } from '../../service/stores/mongo/mongoStores.js';
import { calendarsContract } from '../contract/calendars.contract.js';
import { comingAgainContract } from '../contract/comingAgain.contract.js';
import { pruningContract } from '../contract/pruning.contract.js';
import { storesContract } from '../contract/stores.contract.js';
import { Database } from './database.js';

const folder = mkdtempSync(join(tmpdir(), 'shaodao-mongo-'));
let database: Database;
let opened = 0;

beforeAll(async () => {
  database = await Database.start(folder);
});
afterAll(async () => {
  await database.kill();
  rmSync(folder, { recursive: true });
});

const open = () => {
  opened += 1;
  return MongoStores.open(database.url(`contract-${opened}`));
};

storesContract(async () => {
  const stores = await open();
  return { stores, close: () => stores.close() };
});
pruningContract(open);
calendarsContract(open);
comingAgainContract(open);
