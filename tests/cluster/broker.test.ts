import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Broker } from './broker.js';

describe('broker of the tests', () => {
  it('is there again at the same address after it was killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shaodao-broker-'));
    const broker = await Broker.start({ folder });
    const { management } = broker;

    await broker.kill();
    await expect(fetch(`${management}/actuator/health`)).rejects.toThrow();
    await broker.start();

    expect((await fetch(`${management}/actuator/health`)).status).toBe(200);
    await broker.stop();
    rmSync(folder, { recursive: true });
  }, 300_000);

  it('has the metrics that docs/deploying.md names', async () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'shaodao-broker-'));
    const records = { url: 'http://127.0.0.1:1', user: 'zeebe', password: 'nobody takes them' };
    const broker = await Broker.start({ folder, records });
    const page = readFileSync('docs/deploying.md', 'utf8');
    const named = [...new Set(page.match(/\bzeebe_[a-z_]+/g))];
    // when
    const metrics = await (await fetch(`${broker.management}/actuator/prometheus`)).text();
    // then
    const families = new Set([...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    expect(named.filter((name) => !families.has(name))).toEqual([]);
    await broker.stop();
    rmSync(folder, { recursive: true });
  }, 300_000);
});
