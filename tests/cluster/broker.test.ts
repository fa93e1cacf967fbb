import { mkdtempSync, rmSync } from 'node:fs';
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
});
