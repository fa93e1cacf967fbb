/** Backup and restore as docs/deploying.md says, with real parts, and what pairs of copies that do not fit come to. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { actorOf } from '../../service/application/people/session.js';
import { claimTask } from '../../service/application/tasks/claimTask.js';
import { completeTask } from '../../service/application/tasks/completeTask.js';
import type { Service } from '../../service/compose.js';
import { CaseLoad, until } from './caseLoad.js';
import { NodeProcess } from './nodeProcess.js';
import { type Copies, Site } from './site.js';
import { viewsAtRest } from './views.js';

/** Brokers are started six times. */
jest.setTimeout(900_000);
const DAY_MS = 24 * 3_600_000;

/** A backup, and what was true when it was made. */
interface Backup extends Copies {
  accepted: string[];
  acknowledged: string[];
}

describe('a backup of the cluster', () => {
  const root = mkdtempSync(join(tmpdir(), 'shaodao-restore-'));
  const folder = (name: string) => join(root, name);
  let brokerStopped: Backup;
  let nodesStopped: Backup & { views: unknown };
  let claim: { key: string; by: string };

  beforeAll(async () => {
    const site = await Site.open(folder('lost'));
    running.push(site);
    const node = await site.node();
    const load = new CaseLoad(node);
    const accepted = await load.accept(4);
    const [first = '', second = '', third = ''] = accepted;
    await load.acknowledge([first]);
    claim = await claimed(node, load, third);

    // The nodes go on while the broker stands still.
    await site.broker.stop();
    const [acceptedMeanwhile] = await Promise.all([
      Promise.all([load.accept(1), load.accept(1)]),
      load.acknowledge([second]),
    ]);
    accepted.push(...acceptedMeanwhile.flat());
    const copies = { broker: folder('broker-1'), documents: folder('documents-1') };
    site.copyBroker(copies.broker);
    await site.database.kill();
    site.copyDocuments(copies.documents);
    await site.database.start();
    await site.broker.start();
    brokerStopped = { ...copies, accepted: [...accepted], acknowledged: [first, second] };

    // The nodes stand still.
    await load.seen(accepted);
    accepted.push(...(await load.accept(3)));
    await load.seen(accepted);
    await load.acknowledge([accepted.at(-1) ?? '']);
    const views = await viewsAtRest(node.needs.stores);
    await site.takeSnapshot();
    await node.close();
    await site.database.kill();
    const later = { broker: folder('broker-2'), documents: folder('documents-2') };
    site.copyDocuments(later.documents);
    await site.broker.stop();
    site.copyBroker(later.broker);
    nodesStopped = { ...later, views, accepted, acknowledged: [first, second, accepted.at(-1) ?? ''] };
  });
  const running: { close(): Promise<void> }[] = [];
  const end = async () => {
    for (const one of running.splice(0).reverse()) await one.close();
  };
  afterEach(end);
  afterAll(async () => {
    await end();
    rmSync(root, { recursive: true });
  });
  async function restored(name: string, copies: Copies): Promise<{ site: Site; node: Service; load: CaseLoad }> {
    const site = await Site.open(folder(name), copies);
    running.push(site);
    const node = await site.node();
    running.push(node);
    return { site, node, load: new CaseLoad(node) };
  }

  it('made while the brokers stand still and the nodes go on, has every accepted case once', async () => {
    const { site, node, load } = await restored('restored-1', brokerStopped);
    const { accepted, acknowledged } = brokerStopped;

    await load.seen(accepted);

    expect((await load.collection('tasks').get(claim.key))?.claimedBy).toBe(claim.by);
    await load.expectEachOnce(accepted, acknowledged);
    await expectDeadlines(site, load);
    await close(node, load, accepted[0] ?? '');
  });

  it('made while the nodes stand still, is what was there', async () => {
    const { site, node, load } = await restored('restored-2', nodesStopped);
    const { accepted, views } = nodesStopped;

    expect(await viewsAtRest(node.needs.stores)).toEqual(views);

    await expectDeadlines(site, load);
    await close(node, load, accepted[0] ?? '');
    await expectAsRebuilt(node);
  });

  it('whose documents are older than the broker says how much is missing, and goes on', async () => {
    const { node, load } = await restored('older-documents', { ...brokerStopped, broker: nodesStopped.broker });

    await until(async () => {
      const answer = await request(node.http).get('/health/ready');
      const { ok, warnings } = answer.body as { ok: boolean; warnings: string[] };
      return ok && warnings.some((warning) => /^[1-9]\d* records of the broker are missing/.test(warning));
    });
    const [fresh = ''] = await load.accept(1);
    await load.acknowledge([fresh]);
    await close(node, load, fresh);
  });

  it('whose broker is older than the documents is not worked with, and says so', async () => {
    const site = await Site.open(folder('older-broker'), { ...nodesStopped, broker: brokerStopped.broker });
    running.push(site);

    const node = await NodeProcess.start({ data: site.scratch, database: site.url, broker: site.settings });
    running.push({ close: () => node.stop() });

    await node.answers(503, 'restore both from the same one');
  });
});

/** Somebody of the department takes a task and does nothing more. */
async function claimed(node: Service, load: CaseLoad, caseId: string): Promise<{ key: string; by: string }> {
  await load.seen([caseId]);
  const [task] = await load.open([caseId], 'acknowledge');
  const by = await personOf(load, task?.organisations[0] ?? '');
  await claimTask(node.needs)(by, { key: task?.id ?? '' });
  return { key: task?.id ?? '', by: by.id };
}

async function personOf(load: CaseLoad, group: string) {
  const [organisation = '', role = 'clerk'] = group.split('/');
  const [person] = await load.collection('people').find({ where: { organisation, roles: { contains: role } } });
  if (!person) throw new Error(`nobody is ${group}`);
  return actorOf(person);
}

/** Every case has a clock that runs: three days on, somebody is called who has to answer for the delay. */
async function expectDeadlines(site: Site, load: CaseLoad): Promise<void> {
  await site.advance(3 * DAY_MS);
  await until(async () => {
    const cases = await load.collection('cases').find({ where: {} });
    return cases.every(({ climbs }) => climbs.length > 0);
  });
}

/** From its acknowledgement on. */
async function close(node: Service, load: CaseLoad, id: string): Promise<void> {
  for (const [element, variables] of STEPS) {
    await until(async () => (await load.open([id], element)).length > 0);
    for (const task of await load.open([id], element)) {
      const who = await personOf(load, task.organisations[0] ?? '');
      await completeTask(node.needs)(who, { key: task.id, variables });
    }
  }
  await until(async () => (await load.collection('cases').get(id))?.status === 'closed');
}

async function expectAsRebuilt(node: Service): Promise<void> {
  const shown = await viewsAtRest(node.needs.stores);
  await node.projection.rebuild();
  expect(await viewsAtRest(node.needs.stores)).toEqual(shown);
}

const STEPS: [string, Record<string, unknown>][] = [
  ['handle', { feedback: '已更换井盖' }],
  ['feedback', { feedback: '已更换井盖，请放心' }],
  ['check', { passed: true }],
];
