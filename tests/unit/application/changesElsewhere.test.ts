import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangesElsewhere } from '../../../service/application/changesElsewhere.js';
import { LiveChanges } from '../../../service/application/liveChanges.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';

interface Node {
  changes: LiveChanges;
  /** How often its pages were asked to look again. */
  looks: number;
  round(): Promise<void>;
  close(): Promise<void>;
}

describe('pages at the other node of a store that two share', () => {
  let folder: string;
  let stores: SqliteStores;
  let here: Node;
  let there: Node;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-elsewhere-'));
    const database = openMemoryDatabase(0);
    stores = new SqliteStores({ database, writer: new GroupCommitWriter(database), folder });
    [here, there] = [openNode(), openNode()];
    await here.round();
    await there.round();
  });
  afterEach(async () => {
    await here.close();
    await there.close();
    rmSync(folder, { recursive: true });
  });

  function openNode(): Node {
    const clock = new VirtualClock(0);
    const changes = new LiveChanges();
    const elsewhere = new ChangesElsewhere({
      stores,
      changes,
      clock,
      onTrouble: (error) => expect(error).toBe('none'),
    });
    const node: Node = {
      changes,
      looks: 0,
      async round() {
        clock.moveTo(clock.next() ?? clock.now());
        // The round reads the store and then asks for the next one.
        while (clock.next() === undefined) await new Promise(setImmediate);
      },
      close: () => elsewhere.close(),
    };
    changes.listen(() => (node.looks += 1));
    elsewhere.start();
    return node;
  }

  it('look again after somebody has claimed or urged, once for all that was done in a round', async () => {
    here.changes.tell({ at: 0, caseId: 'a' });
    here.changes.tell({ at: 0, caseId: 'b' });
    await here.round();

    await there.round();
    await there.round();

    expect([here.looks, there.looks]).toEqual([2, 1]);
  });

  it('are left alone by what every node learns from the records, and by what they were told themselves', async () => {
    here.changes.show({ at: 0, caseId: 'a' });
    there.changes.tell({ at: 0, caseId: 'b' });
    for (const node of [here, there, here, there]) await node.round();

    expect([here.looks, there.looks]).toEqual([2, 1]);
  });

  it('hear of both where both nodes ring in the same moment', async () => {
    here.changes.tell({ at: 0, caseId: 'a' });
    there.changes.tell({ at: 0, caseId: 'b' });
    await Promise.all([here.round(), there.round()]);
    for (const node of [here, there, here, there]) await node.round();

    expect([here.looks >= 2, there.looks >= 2]).toEqual([true, true]);
  });
});
