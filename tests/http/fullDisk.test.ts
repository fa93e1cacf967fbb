import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { composeService, type Service } from '../../service/compose.js';
import type { Case } from '../../service/domain/case.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { createLogger } from '../../service/ops/logging.js';
import { openDataFolder } from '../../service/stores/sqlite/database.js';
import { filling } from '../builders/filling.js';
import { HOUR, MINUTE, MONDAY_NINE } from '../builders/office.js';

describe('a service whose disk fills up while it runs', () => {
  let folder: string;
  let isFull: boolean;
  let service: Service;
  let clock: VirtualClock;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-full-'));
    isFull = false;
    clock = new VirtualClock(MONDAY_NINE);
    service = await composeService(
      { data: folder },
      {
        clock,
        log: createLogger('silent'),
        open(...where) {
          const opened = openDataFolder(...where);
          return { ...opened, database: filling(opened.database, () => isFull) };
        },
      },
    );
    await service.quiet();
  });
  afterEach(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  let number = 0;
  const report = async (key = `the-report-with-number-${(number += 1)}`) => {
    const answer = await request(service.http)
      .post('/api/reports')
      .set('Idempotency-Key', key)
      .send({ text: '井盖不见了'.repeat(40), itemId: 'manhole-missing', gridId: 'beimen-1' });
    return { key, status: answer.status, body: answer.body as unknown };
  };

  /** Lets time pass without waiting for quiet: what cannot be written does not come to rest. */
  async function pass(ms: number): Promise<void> {
    clock.moveTo(clock.now() + ms);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  const isSettled = ({ status, outbox }: Case) => status === 'open' && outbox.length === 0;
  const cases = () => service.needs.stores.collection('cases').find({ where: {} });

  it('refuses a report with what happened and what to do, and keeps nothing of it', async () => {
    await report();
    await service.quiet();
    isFull = true;

    const refused = await report();

    expect(refused.body).toMatchObject({ status: 507, code: 'STORAGE_FULL', facts: { what: { zh: '所填内容' } } });
    expect(JSON.stringify(refused.body)).toContain('ask the administrator to make room');
    expect(JSON.stringify(refused.body)).not.toContain(folder);
    isFull = false;
    const again = await report(refused.key);
    await pass(MINUTE);
    await service.quiet();
    expect(again.status).toBe(201);
    expect((await cases()).every(isSettled)).toBe(true);
  });

  it('goes on by itself when there is room again: no job lost a try, no deadline was forgotten', async () => {
    await report();
    await service.quiet();
    await report(); // accepted, and nobody has worked on it yet
    isFull = true;
    const refused = await report();
    await pass(5 * HOUR);

    isFull = false;
    await pass(2 * MINUTE);
    await service.quiet();

    const instances = await service.needs.stores.collection('instances').find({ where: {} });
    expect(instances.flatMap(({ incidents }) => incidents)).toEqual([]);
    const states = await cases();
    expect(states.every(isSettled)).toBe(true);
    expect(states.find(({ code }) => code.endsWith('0001'))?.climbs.length).toBeGreaterThan(0);
    expect((await report(refused.key)).status).toBe(201);
  });
});
