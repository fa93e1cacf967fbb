import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addInstance } from '../../../service/cli/instance.js';
import { InstanceList, InstanceView } from '../../../service/contract/instance.js';
import { type Office, openOffice, seen } from '../../builders/office.js';
import { runCommand } from './commandRun.js';

let office: Office;
let address: string;
let server: ReturnType<Office['app']['listen']>;

beforeEach(async () => {
  office = await openOffice();
  await (await office.as()).post('/reports', { text: '井盖被车压歪', itemId: 'manhole-missing', gridId: 'dengta-1' });
  await office.quiet();
  server = await new Promise<typeof server>((resolve) => {
    const listening: typeof server = office.app.listen(0, () => resolve(listening));
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  process.env['SHAODAO_PASSWORD'] = 'shaodao';
});
afterEach(async () => {
  delete process.env['SHAODAO_PASSWORD'];
  server.close();
  await office.close();
});

/** Runs `shaodao instance …` against the service of this test. */
const run = (...words: string[]) => runCommand(['instance', ...words, '--server', address], addInstance);

async function whistle(): Promise<InstanceView> {
  const { out } = await run('list', '--process', 'whistle', '--json');
  const [only] = InstanceList.parse(JSON.parse(out)).items;
  if (!only) throw new Error('a running case was expected');
  return only;
}

describe('shaodao instance', () => {
  it('lists what runs, for people too', async () => {
    const { processInstanceKey, caseCode } = await whistle();

    const { out } = await run('list', '--process', 'whistle');

    expect(out).toContain(`${processInstanceKey} whistle v1 ${caseCode ?? ''}: duties [`);
  });

  it('moves tokens that are named by their element, after a dry run that changes nothing', async () => {
    const { processInstanceKey: key } = await whistle();
    const words = ['modify', key, '--terminate', 'duties', '--activate', 'close', '--reason', '误报', '--json'];

    const dry = await run(...words, '--dry-run');
    const before = (await whistle()).tokens.map(({ element }) => element);
    const done = await run(...words);

    expect(InstanceView.parse(JSON.parse(dry.out)).state).toBe('active');
    expect(before).toContain('duties');
    expect([dry.exitCode, done.exitCode, done.err]).toEqual([undefined, undefined, '']);
    await office.quiet();
    const admin = await office.as('admin');
    const { tokens } = seen(InstanceView, await admin.get(`/instances/${key}`));
    expect(tokens.map(({ element }) => element)).not.toContain('duties');
  });

  it('says no with the reason, and leaves with 1', async () => {
    const { processInstanceKey: key } = await whistle();

    const { err, exitCode } = await run('modify', key, '--activate', 'nowhere', '--reason', '试试');

    expect(exitCode).toBe(1);
    expect(err).toContain("no element found with id 'nowhere'");
  });

  it('suspends and resumes one, or a whole version', async () => {
    const { processInstanceKey: key } = await whistle();

    const held = await run('suspend', key, '--reason', '核查', '--json');
    const resumed = await run('resume', key, '--reason', '核查完毕');
    const all = await run('suspend', '--process', 'whistle', '--process-version', '1', '--json');

    expect(JSON.parse(held.out)).toMatchObject({ suspendedAt: expect.any(Number) });
    expect(resumed.out).not.toContain('suspended');
    expect(JSON.parse(all.out)).toEqual({ dryRun: false, process: 'whistle', version: 1, instances: 1 });
    expect((await whistle()).suspendedAt).not.toBeNull();
  });

  it('tells what a migration would do, and leaves with 1 where an instance is refused', async () => {
    const admin = await office.as('admin');
    const { body } = await admin.get('/processes/whistle/versions/1');
    const { xml } = body as { xml: string };
    const without = xml.replaceAll(/(["#>])duties(["<_])/g, '$1works$2');
    await admin.post('/processes/whistle/versions', { xml: without, base: 1, reason: '改版' });
    const words = ['migrate', 'whistle', '--from', '1', '--to', '2', '--reason', '统一', '--dry-run'];

    const refused = await run(...words);
    const mapped = await run(...words, '--map', 'duties=works', '--json');
    const missing = await run(...words, '--only', '123');
    const same = await run('migrate', 'whistle', '--from', '1', '--to', '1', '--reason', '统一');
    const unknown = await run(...words, '--map', 'nothing=works');

    expect(missing).toMatchObject({ exitCode: 1, err: 'not running in version 1: 123\n' });
    expect([same, unknown]).toMatchObject([
      { exitCode: 1, err: expect.stringContaining('is the version that they run in') },
      { exitCode: 1, err: expect.stringContaining('version 1 has no element nothing') },
    ]);
    expect(refused.exitCode).toBe(1);
    expect(refused.out).toMatch(/REFUSED \d+ \S+: duties NO_COUNTERPART\nwould be migrated: 0, refused: 1\n$/);
    expect(mapped.exitCode).toBeUndefined();
    expect(JSON.parse(mapped.out)).toMatchObject({ dryRun: true, migrated: 1, refused: 0 });
  });

  it('says what to do where the service does not run or nothing is named', async () => {
    const nothing = await run('suspend');
    address = 'http://127.0.0.1:1';
    const nobody = await run('list');

    expect(nothing).toMatchObject({ exitCode: 2, err: expect.stringContaining('--process-version') });
    expect(nobody.err).toContain('does the service run there?');
  });
});
