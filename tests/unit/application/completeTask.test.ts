import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { finish } from '../../../service/application/tasks/completeTask.js';
import { LiveChanges } from '../../../service/application/liveChanges.js';
import { OutboxRelay } from '../../../service/application/outbox/relay.js';
import { DomainError } from '../../../service/domain/errors.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { openEmbeddedEngine } from '../../../service/engine/embedded/engine.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';
import { NINE, reportedCase } from '../../builders/case.js';
import { openTask } from '../../contract/openTask.js';

describe('finishing a task', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-finish-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('tells it once where a second click comes before lists know of the first', async () => {
    // given
    const database = openMemoryDatabase(NINE);
    const writer = new GroupCommitWriter(database);
    const stores = new SqliteStores({ database, writer, folder });
    const clock = new VirtualClock(NINE);
    const engine = await openEmbeddedEngine({ writer, clock });
    const completed: string[] = [];
    const completeJob = (key: string) => {
      if (completed.includes(key)) return Promise.reject(new DomainError('ENGINE_NOT_FOUND'));
      completed.push(key);
      return Promise.resolve();
    };
    const relay = new OutboxRelay({ stores, clock, engine: { ...engine, completeJob }, onTrouble: () => undefined });
    const needs = { stores, clock, relay, engine, changes: new LiveChanges() };
    await stores.collection('cases').insert(reportedCase({ id: 'c', status: 'open' }));
    await stores.collection('tasks').insert(openTask('7', { caseId: 'c', assignee: 'li' }));
    const done = { type: 'urged', reason: '', at: NINE, by: 'li' } as const;
    const actor = { id: 'li', name: { zh: '李', en: 'Li' }, organisation: 'police', roles: [] };
    const click = () => finish(needs, { actor, key: '7', caseId: 'c' }, () => ({ events: [done], variables: {} }));
    // when
    await click();
    await click();
    // then
    expect(completed).toEqual(['7']);
    expect(await stores.collection('timeline').count({ caseId: 'c' })).toBe(1);
    expect((await stores.collection('cases').get('c'))?.outbox).toEqual([]);
    await engine.close();
    writer.close();
    database.close();
  });
});
