import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addReplay } from '../../../service/cli/replay.js';
import { runCommand } from './commandRun.js';

const onCluster = {
  SHAODAO_ENGINE: 'zeebe',
  SHAODAO_ZEEBE_GATEWAY: 'localhost:26500',
  SHAODAO_ZEEBE_RECORDS_SECRET: 'a-secret-of-the-tests',
  SHAODAO_STORE: 'mongo',
  SHAODAO_MONGO_URL: 'mongodb://localhost:27017/county',
};
const header = 'Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor';

describe('shaodao replay', () => {
  let folder: string;
  const before = process.env;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-replay-'));
    writeFileSync(join(folder, 'none.csv'), header);
  });
  afterEach(() => {
    process.env = before;
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a broker', onCluster, 'SHAODAO_ENGINE'],
    ['a database', { ...onCluster, SHAODAO_ENGINE: 'embedded' }, 'SHAODAO_STORE'],
  ])('asks for a folder of its own where the settings name %s, and lays nothing out', async (_part, settings, name) => {
    process.env = { ...before, ...settings, SHAODAO_DATA: join(folder, 'data') };

    const { err, exitCode } = await runCommand(['replay', join(folder, 'none.csv')], addReplay);

    expect(err).toContain(`SETTING_INVALID: name: ${name};`);
    expect(err).toContain('--data');
    expect([exitCode, readdirSync(folder)]).toEqual([2, ['none.csv']]);
  });
});
