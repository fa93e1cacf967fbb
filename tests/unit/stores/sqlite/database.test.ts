import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDataFolder } from '../../../../service/stores/sqlite/database.js';
import { migrations } from '../../../../service/stores/sqlite/migrations/all.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shaodao-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Another process that holds the folder until it is killed. */
async function holder(): Promise<{ pid: number; kill: () => Promise<void> }> {
  const loader = new URL('../../../builders/typescriptLoader.mjs', import.meta.url).pathname;
  const program = new URL('holdsFolder.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', loader, program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    pid: child.pid ?? 0,
    kill: () =>
      new Promise((resolve) => {
        child.on('close', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

describe('data folder', () => {
  it('is refused to a second process, which is told who holds it', async () => {
    const other = await holder();
    expect(() => openDataFolder(folder, 0)).toThrow(
      expect.objectContaining({
        code: 'DATA_FOLDER_LOCKED',
        facts: { folder, holder: expect.stringContaining(`process ${other.pid} on `) },
      }),
    );
    await other.kill();
  });

  it('is free again once its holder was killed', async () => {
    const other = await holder();
    await other.kill();
    openDataFolder(folder, 0).close();
  });

  it('brings the schema up to date once, however often it is opened', () => {
    openDataFolder(folder, 0).close();
    const opened = openDataFolder(folder, 1);
    const applied = opened.database.prepare<{ number: number; applied_at: number }>('select * from migration').all();
    expect(applied).toEqual(migrations.map(({ number }) => ({ number, applied_at: 0 })));
    opened.close();
  });
});

describe('migrations', () => {
  it('are numbered without gaps, each number once', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, place) => place + 1));
  });
});
