import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportCase } from '../../service/application/cases/reportCase.js';
import { addExport } from '../../service/cli/export.js';
import { addRules } from '../../service/cli/rules.js';
import { addViews } from '../../service/cli/views.js';
import { composeService } from '../../service/compose.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { createLogger } from '../../service/ops/logging.js';
import { openStores } from '../../service/composition/stores.js';
import { NINE } from '../builders/case.js';
import { runCommand } from '../unit/cli/commandRun.js';
import { Database } from './database.js';
import { NodeProcess } from './nodeProcess.js';
import { reportNumbered } from './order.js';
import { viewsOf } from './views.js';

describe('the command line of an installation whose documents are in a database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-commands-'));
  const environment = process.env;
  const clock = new VirtualClock(NINE);
  let database: Database;
  let code: string;
  const documents = () => openStores({ data: folder, store: { url: database.url('county') } }, { clock });

  beforeAll(async () => {
    database = await Database.start(join(folder, 'database'));
    const data = join(folder, 'data');
    const url = database.url('county');
    const service = await composeService({ data, store: { url } }, { clock, log: createLogger('silent') });
    ({ code } = await reportCase(service.needs)(null, { report: reportNumbered(1) }));
    await service.quiet();
    await service.close();
    process.env = { ...environment, SHAODAO_DATA: data, SHAODAO_STORE: 'mongo', SHAODAO_MONGO_URL: url };
  });
  afterAll(async () => {
    process.env = environment;
    await database.kill();
    rmSync(folder, { recursive: true });
  });

  it('explains a stored case, and decides the stored ones again', async () => {
    const explained = await runCommand(['rules', 'explain', '--case', code, '--json'], addRules);
    const compared = await runCommand(['rules', 'compare', '1', 'rules/triage', '--cases', '10', '--json'], addRules);

    expect(JSON.parse(explained.out)).toMatchObject({ ruleSet: 'triage', version: '1' });
    expect(JSON.parse(compared.out)).toMatchObject({ source: 'stored', cases: 1, changed: 0 });
  });

  it('makes all views anew', async () => {
    const stores = await documents();
    const before = await viewsOf(stores);

    const rebuilt = await runCommand(['views', 'rebuild', '--json'], addViews);

    expect(rebuilt).toMatchObject({ err: '', exitCode: undefined });
    expect(JSON.parse(rebuilt.out)).toMatchObject({ cases: 1, instances: 1 });
    expect(await viewsOf(stores)).toEqual(before);
    await stores.close();
  });

  it('makes no views and moves nothing while a node is at work, and does once a killed one is known to be gone', async () => {
    // given
    const broker = { gateway: '127.0.0.1:1', recordsPort: 0, recordsSecret: 'only-for-these-tests' };
    const node = await NodeProcess.start({ data: join(folder, 'node'), database: database.url('nodes'), broker });
    // Its broker never comes, but it is there.
    await node.answers(503, 'broker');
    const url = database.url('nodes');
    const engine = { SHAODAO_ENGINE: 'zeebe', SHAODAO_ZEEBE_GATEWAY: broker.gateway };
    const secret = { SHAODAO_ZEEBE_RECORDS_SECRET: broker.recordsSecret };
    const before = process.env;
    process.env = { ...before, ...engine, ...secret, SHAODAO_MONGO_URL: url };
    // when
    const refused = await runCommand(['views', 'rebuild'], addViews);
    const notWritten = await runCommand(['export', join(folder, 'none.gz')], addExport);
    await node.kill();
    const rebuilt = await runCommand(['views', 'rebuild', '--json'], addViews);
    process.env = before;
    // then
    const holder = `a node, process ${node.pid} on `;
    expect(refused.err).toContain(`INSTALLATION_IN_USE: holder: ${holder}`);
    expect([refused.exitCode, notWritten.exitCode]).toEqual([2, 1]);
    expect(notWritten.err).toContain(holder);
    expect(rebuilt.err).toContain('Taken for gone at');
    expect(JSON.parse(rebuilt.out)).toMatchObject({ cases: 0 });
  });

  it('writes all of it into one file', async () => {
    const { out, err } = await runCommand(['export', join(folder, 'all.gz'), '--json'], addExport);

    expect([err, (JSON.parse(out) as { counts: object }).counts]).toMatchObject(['', { cases: 1, instances: 1 }]);
  });
});
