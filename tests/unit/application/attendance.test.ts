import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Attendance } from '../../../service/application/attendance/attendance.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { SqliteStores } from '../../../service/stores/sqlite/sqliteStores.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';

const SECOND = 1000;
const HOUR = 3_600_000;

describe('attendance', () => {
  let folder: string;
  let writer: GroupCommitWriter;
  let stores: SqliteStores;
  let clock: VirtualClock;
  let told: string[];
  let lost: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-attendance-'));
    const database = openMemoryDatabase(0);
    writer = new GroupCommitWriter(database);
    stores = new SqliteStores({ database, writer, folder });
    clock = new VirtualClock(HOUR);
    told = [];
    lost = [];
  });
  afterEach(async () => {
    await stores.close();
    writer.close();
    rmSync(folder, { recursive: true });
  });

  const needs = (name: string, time: VirtualClock = clock) => ({
    stores,
    clock: time,
    id: name,
    name,
    onWaiting: (reason: string) => void told.push(reason),
    onLost: () => void lost.push(name),
  });

  /** Until the store has answered all that it was asked. */
  async function settled(): Promise<void> {
    for (let turns = 0; turns < 10; turns += 1) await turn();
  }

  async function pass(seconds: number, ...clocks: VirtualClock[]): Promise<void> {
    await settled();
    for (let second = 0; second < seconds; second += 1) {
      for (const one of clocks) one.moveTo(one.now() + SECOND);
      await settled();
    }
  }

  it('lets any number of nodes in, and somebody alone after they have left', async () => {
    const nodes = await Promise.all(['one', 'two', 'three'].map((name) => Attendance.join(needs(name))));
    for (const node of nodes) await node.close();

    await expect(Attendance.alone(needs('export'))).resolves.toBeInstanceOf(Attendance);
    expect(told).toEqual([]);
  });

  it('refuses who wants to be alone while a node lives, though their clocks are hours apart', async () => {
    const ahead = new VirtualClock(HOUR * 5);
    await Attendance.join(needs('node one'));

    const refused = expect(Attendance.alone(needs('rebuild', ahead))).rejects.toMatchObject({
      code: 'INSTALLATION_IN_USE',
      facts: { holder: 'node one' },
    });
    await pass(7, clock, ahead);

    await refused;
  });

  it('takes a node that was killed for gone after 20 seconds, and says until when it waits', async () => {
    const killed = new VirtualClock(HOUR);
    await Attendance.join(needs('node one', killed));

    let isIn = false;
    const alone = Attendance.alone(needs('rebuild')).then(() => (isIn = true));
    await pass(19, clock);
    const before = isIn;
    await pass(2, clock);
    await alone;

    expect([before, isIn]).toEqual([false, true]);
    expect(told[0]).toBe(
      'node one: is it still there? Taken for gone at 1970-01-01T01:00:20.000Z if it gives no sign of life',
    );
  });

  it('keeps a node waiting until who is alone has ended', async () => {
    const alone = await Attendance.alone(needs('import-data'));
    let isIn = false;
    const node = Attendance.join(needs('node one')).then(() => (isIn = true));

    await pass(120, clock);
    const before = isIn;
    await alone.close();
    await pass(2, clock);
    await node;

    expect([before, isIn]).toEqual([false, true]);
  });

  it('ends a node that stood still, was taken for dead and comes back', async () => {
    const still = new VirtualClock(HOUR);
    await Attendance.join(needs('node one', still));
    const alone = Attendance.alone(needs('rebuild'));
    await pass(21, clock);
    await alone;

    await pass(6, still);

    expect(lost).toEqual(['node one']);
  });

  it('lets only one of two in who both want to be alone', async () => {
    const outcomes = Promise.allSettled([Attendance.alone(needs('rebuild')), Attendance.alone(needs('export'))]);
    await pass(8, clock);

    expect((await outcomes).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
