import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutboxRelay } from '../../../service/application/outbox/relay.js';
import type { OutboxEntry } from '../../../service/domain/case.js';
import { figuresOf } from '../../../service/domain/caseFigures.js';
import { DomainError } from '../../../service/domain/errors.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import type { Stores } from '../../../service/stores/port.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';
import { reportedCase } from '../../builders/case.js';

const NOW = Date.UTC(2026, 2, 2, 1);

const message = (id: string): OutboxEntry => ({
  id,
  kind: 'message',
  name: 'case.withdrawn',
  correlationKey: 'c1',
  timeToLiveMs: 1000,
  variables: {},
});
const completion = (jobKey: string): OutboxEntry => ({
  id: `complete:${jobKey}`,
  kind: 'completeJob',
  jobKey,
  variables: {},
});

describe('relay', () => {
  let folder: string;
  let stores: SqliteStores;
  let clock: VirtualClock;
  let told: string[];
  /** What the engine answers with next instead of taking the entry. */
  let refusals: Error[];
  let troubles: unknown[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-relay-'));
    const database = openMemoryDatabase(NOW);
    stores = new SqliteStores({ database, writer: new GroupCommitWriter(database), folder });
    clock = new VirtualClock(NOW);
    [told, refusals, troubles] = [[], [], []];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function take(what: string): Promise<void> {
    const refusal = refusals.shift();
    if (refusal) return Promise.reject(refusal);
    told.push(what);
    return Promise.resolve();
  }

  const relay = (kept: Stores = stores) =>
    new OutboxRelay({
      stores: kept,
      clock,
      engine: {
        publishMessage: ({ messageId }) => take(`message ${messageId ?? ''}`),
        completeJob: (key) => take(`job ${key}`),
      },
      onTrouble: (_caseId, error) => troubles.push(error),
    });

  const keep = (...outbox: OutboxEntry[]) => stores.collection('cases').insert(reportedCase({ id: 'c1', outbox }));
  const outbox = async () => (await stores.collection('cases').get('c1'))?.outbox.map(({ id }) => id);

  it('tells the engine what a case has to say, in order, and takes it out of the outbox', async () => {
    await keep(message('m1'), completion('7'), message('m2'));

    await relay().deliver('c1');

    expect(told).toEqual(['message m1', 'job 7', 'message m2']);
    expect(await outbox()).toEqual([]);
  });

  it('delivers at its start what an earlier service left behind', async () => {
    await keep(message('m1'));

    await relay().start();

    expect(told).toEqual(['message m1']);
  });

  it.each([
    ['a message that is there already', message('m1'), new DomainError('MESSAGE_ALREADY_PUBLISHED')],
    ['a job that is done already', completion('7'), new DomainError('ENGINE_NOT_FOUND')],
  ])('is content with %s: it came a second time', async (_what, entry, refusal) => {
    await keep(entry);
    refusals = [refusal];

    await relay().deliver('c1');

    expect(await outbox()).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('does not start a case again whose process was seen, when the engine has forgotten the message', async () => {
    await keep(message('c1'));
    await stores.collection('caseViews').insert({
      ...{ id: 'c1', code: '', trackingCode: '', text: '', matter: '', gridId: '', colour: null, status: 'open' },
      ...{ stage: null, stageName: null, holders: [], departments: [], concerned: [], tier: 0, reportedAt: 0 },
      ...{ dueAt: null, closedAt: null, figures: figuresOf(reportedCase({ id: 'c1' })), points: null },
      ...{ instances: ['2251799813685249'], openTasks: [] },
    });

    await relay().deliver('c1');

    expect([told, await outbox()]).toEqual([[], []]);
  });

  it('keeps what the engine does not take, and what comes after it, and tries again later', async () => {
    await keep(message('m1'), message('m2'), message('m3'));
    const once = relay();
    refusals = [new DomainError('ENGINE_UNREACHABLE')];
    await once.deliver('c1');
    expect([told, await outbox()]).toEqual([[], ['m1', 'm2', 'm3']]);

    clock.moveTo(NOW + 1000);
    await once.idle();

    expect(told).toEqual(['message m1', 'message m2', 'message m3']);
    expect([await outbox(), troubles.length]).toEqual([[], 1]);
  });

  it('waits longer from try to try, a minute at most', async () => {
    await keep(message('m1'));
    refusals = Array.from({ length: 9 }, () => new DomainError('ENGINE_UNREACHABLE'));
    const once = relay();
    await once.deliver('c1');

    const waits: number[] = [];
    for (let next = clock.next(); next !== undefined; next = clock.next()) {
      waits.push((next - clock.now()) / 1000);
      clock.moveTo(next);
      await once.idle();
    }

    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(told).toEqual(['message m1']);
  });

  it('takes out only what it delivered where the case got more to say meanwhile', async () => {
    await keep(message('m1'));
    const once = new OutboxRelay({
      stores,
      clock,
      onTrouble: (_caseId, error) => troubles.push(error),
      engine: {
        completeJob: (key) => take(`job ${key}`),
        async publishMessage() {
          const state = await stores.collection('cases').get('c1');
          if (state) await stores.collection('cases').save({ ...state, outbox: [...state.outbox, completion('7')] });
        },
      },
    });

    await once.deliver('c1');
    expect(await outbox()).toEqual(['complete:7']);
    await once.deliver('c1');

    expect([told, await outbox()]).toEqual([['job 7'], []]);
  });

  it('writes what timeline and lists do not show yet, once however often it is told', async () => {
    const moment = { stream: 'case', sequence: 1000, key: null } as const;
    const line = { id: 'c1.1.0', at: NOW, kind: 'reported', text: { zh: '已收到', en: 'Received' }, by: null, moment };
    const untold: OutboxEntry = {
      id: 'timeline.1',
      kind: 'timeline',
      lines: [{ ...line, detail: null, files: [], open: true }],
    };
    const state = await keep(untold, message('m1'));
    await relay().deliver('c1');
    await stores.collection('cases').save({ ...state, version: 2, urges: 1, outbox: [untold] });

    await relay().deliver('c1');

    expect(await stores.collection('timeline').find({ where: {} })).toMatchObject([
      { ...line, caseId: 'c1', version: 1 },
    ]);
    expect(await stores.collection('caseViews').get('c1')).toMatchObject({ matter: '路灯不亮', version: 1 });
    expect([told, await outbox()]).toEqual([['message m1'], []]);
  });

  it('delivers again what it could not take out: the case is saved, whatever becomes of its outbox', async () => {
    await keep(message('m1'));
    const full = new DomainError('STORAGE_FULL');
    const cases = stores.collection('cases');
    const readable = { get: (id: string) => cases.get(id), save: () => Promise.reject(full) };
    const once = relay({ collection: () => readable } as unknown as Stores); // all that a delivery asks for

    await expect(once.deliver('c1')).resolves.toBeUndefined();

    expect(troubles).toEqual([full]);
    expect(clock.next()).toBe(NOW + 1000);
  });

  it('never delivers the entries of one case by two at once', async () => {
    await keep(message('m1'), message('m2'));
    const once = relay();

    await Promise.all([once.deliver('c1'), once.deliver('c1'), once.deliver('c1')]);

    expect(told).toEqual(['message m1', 'message m2']);
  });

  it('tells nothing more when it is closed', async () => {
    await keep(message('m1'));
    refusals = [new DomainError('ENGINE_UNREACHABLE')];
    const once = relay();
    await once.deliver('c1');

    await once.close();
    clock.moveTo(NOW + 60_000);

    expect([told, await outbox()]).toEqual([[], ['m1']]);
  });
});
