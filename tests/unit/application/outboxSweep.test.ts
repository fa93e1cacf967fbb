import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutboxSweep } from '../../../service/application/outbox/outboxSweep.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';
import { reportedCase } from '../../builders/case.js';

describe('sweep of outboxes', () => {
  let folder: string;
  let stores: SqliteStores;
  let clock: VirtualClock;
  let delivered: string[];
  let sweep: OutboxSweep;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-sweep-'));
    const database = openMemoryDatabase(0);
    stores = new SqliteStores({ database, writer: new GroupCommitWriter(database), folder });
    clock = new VirtualClock(0);
    delivered = [];
    const relay = { deliver: (id: string) => Promise.resolve(void delivered.push(id)) };
    sweep = new OutboxSweep({ stores, relay, clock, onTrouble: () => undefined });
    sweep.start();
  });
  afterEach(async () => {
    await sweep.close();
    rmSync(folder, { recursive: true });
  });

  const keep = (id: string, entry: string) =>
    stores
      .collection('cases')
      .insert(reportedCase({ id, outbox: [{ id: entry, kind: 'completeJob', jobKey: '7', variables: {} }] }));
  async function round() {
    clock.moveTo(clock.next() ?? clock.now());
    // The round reads the store and then asks for the next one.
    while (clock.next() === undefined) await new Promise(setImmediate);
  }

  it('leaves alone what came since the last round: its own node is at it', async () => {
    await keep('c1', 'e1');

    await round();

    expect(delivered).toEqual([]);
  });

  it('delivers what still lies there a round later', async () => {
    await keep('c1', 'e1');
    await round();
    await keep('c2', 'e2');

    await round();

    expect(delivered).toEqual(['c1']);
  });

  it('leaves alone a case that is told of one thing after the other', async () => {
    const state = await keep('c1', 'e1');
    await round();
    await stores
      .collection('cases')
      .save({ ...state, outbox: [{ id: 'e2', kind: 'completeJob', jobKey: '8', variables: {} }] });

    await round();

    expect(delivered).toEqual([]);
  });

  it('asks for no further round when it is closed', async () => {
    await sweep.close();

    expect(clock.next()).toBeUndefined();
  });
});
