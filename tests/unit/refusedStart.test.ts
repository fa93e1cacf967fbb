/** What is told to who starts the service with settings that cannot be used; tests/unit/config.test.ts has each of them. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { lockedDatabase, oldDatabase } from '../builders/wireDatabase.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const BROKER = {
  SHAODAO_ENGINE: 'zeebe',
  SHAODAO_ZEEBE_GATEWAY: '127.0.0.1:9',
  SHAODAO_ZEEBE_RECORDS_PORT: '0',
  SHAODAO_ZEEBE_RECORDS_SECRET: 'sixteen-or-more-of-them',
};
const DATABASE = { SHAODAO_STORE: 'mongo' };

let folder: string;
let taken: Server;
let takenPort: string;
let old: Server;
let oldPort: string;
let locked: Server;
let lockedPort: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shaodao-refused-'));
  writeFileSync(join(folder, 'file'), '');
  [taken, old, locked] = [createServer(), oldDatabase(), lockedDatabase()];
  [takenPort, oldPort, lockedPort] = [await portOf(taken), await portOf(old), await portOf(locked)];
});
afterAll(async () => {
  for (const server of [taken, old, locked]) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

async function portOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return String((server.address() as AddressInfo).port);
}

function started(settings: Record<string, string>): Promise<{ code: unknown; told: string }> {
  const program = ['--import', here('../builders/typescriptLoader.mjs'), here('../../service/main.ts')];
  const env = { PATH: process.env['PATH'], SHAODAO_PORT: '0', SHAODAO_DATA: join(folder, 'data'), ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, program, { env }, (error, _out, told) => resolve({ code: error?.code, told }));
  });
}

it.each<[string, RegExp, () => Record<string, string>]>([
  ['a port that is no number', /SHAODAO_PORT.*eighty/, () => ({ SHAODAO_PORT: 'eighty' })],
  ['a port that another program has', /SHAODAO_PORT.*another program/, () => ({ SHAODAO_PORT: takenPort })],
  ['a folder that is a file', /file/, () => ({ SHAODAO_DATA: join(folder, 'file') })],
  [
    'a port for the records that another program has',
    /SHAODAO_ZEEBE_RECORDS_PORT.*another program/,
    () => ({ ...BROKER, SHAODAO_ZEEBE_RECORDS_PORT: takenPort }),
  ],
  [
    'an option that the database’s driver does not know',
    /SHAODAO_MONGO_URL.*zone is not supported/,
    () => ({ ...DATABASE, SHAODAO_MONGO_URL: 'mongodb://who:secret@127.0.0.1:9/county?zone=1' }),
  ],
  [
    'a port of the database that there is not',
    /SHAODAO_MONGO_URL.*99999/,
    () => ({ ...DATABASE, SHAODAO_MONGO_URL: 'mongodb://127.0.0.1:99999/county' }),
  ],
  [
    'a database that is too old',
    /SHAODAO_MONGO_URL.*requires at least/,
    () => ({ ...DATABASE, SHAODAO_MONGO_URL: `mongodb://127.0.0.1:${oldPort}/county` }),
  ],
  [
    'a user that the database does not know',
    /SHAODAO_MONGO_URL.*Authentication failed/,
    () => ({ ...DATABASE, SHAODAO_MONGO_URL: `mongodb://who:secret@127.0.0.1:${lockedPort}/county` }),
  ],
])('a start with %s ends with one line that says so', async (_what, words, settings) => {
  const { code, told } = await started(settings());

  expect(told.trimEnd().split('\n')).toEqual([expect.stringMatching(words)]);
  expect(told).not.toContain('secret@');
  expect(code).toBe(2);
});
