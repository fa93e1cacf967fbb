/** Three brokers, each of which keeps every partition, as docker-compose.yml runs them: one of them is lost under load. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { completeTask } from '../../service/application/tasks/completeTask.js';
import { reportCase } from '../../service/application/cases/reportCase.js';
import { actorOf } from '../../service/application/people/session.js';
import { ReportCase } from '../../service/contract/report.js';
import { Gateway } from '../../service/engine/zeebe/gateway.js';
import { systemClock } from '../../service/ops/systemClock.js';
import type { CollectionName } from '../../service/stores/port.js';
import { type BrokerService, startBrokerService } from './brokerService.js';
import { viewsAtRest } from './views.js';

const report = ReportCase.parse({ text: '井盖不见了', itemId: 'manhole-missing', gridId: 'shuimen-3' });
const CASES = 20;

let running: BrokerService;
beforeAll(async () => {
  running = await startBrokerService({ partitions: 2, brokers: 3 });
});
afterAll(() => running.close());

const collection = <N extends CollectionName>(name: N) => running.service.needs.stores.collection(name);

/** The number of a broker that leads a partition and is not the one that the service asks. */
async function leaderBehind(): Promise<number> {
  const gateway = new Gateway(running.broker.gateway, systemClock);
  const { brokers } = (await gateway.call('topology', {})) as {
    brokers: { nodeId: number; partitions: { role: string }[] }[];
  };
  await gateway.close();
  const leads = ({ partitions }: (typeof brokers)[number]) => partitions.some(({ role }) => role === 'LEADER');
  return brokers.find((broker) => broker.nodeId !== 0 && leads(broker))?.nodeId ?? 1;
}

async function accept(): Promise<string> {
  const { code } = await reportCase(running.service.needs)(null, { report });
  const [state] = await collection('cases').find({ where: { code } });
  return state?.id ?? '';
}

const tasksOf = (ids: readonly string[]) => collection('tasks').find({ where: { caseId: { in: ids } } });

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await pause(200);
}

async function acknowledge(id: string): Promise<void> {
  await until(async () => (await tasksOf([id])).some(({ element }) => element === 'acknowledge'));
  const task = (await tasksOf([id])).find(({ element }) => element === 'acknowledge');
  const organisation = task?.organisations[0]?.split('/')[0] ?? '';
  const [clerk] = await collection('people').find({ where: { organisation, roles: { contains: 'clerk' } } });
  if (!clerk || !task) throw new Error('nobody acknowledges');
  await completeTask(running.service.needs)(actorOf(clerk), { key: task.id, variables: {} });
}

it('goes on without the leader of a partition, loses nothing and does nothing twice when it comes back', async () => {
  const lost = running.brokers[await leaderBehind()];
  const ids: string[] = [];
  const working = (async () => {
    for (let count = 0; count < CASES; count += 1) {
      const id = await accept();
      ids.push(id);
      if (count % 2 === 0) await acknowledge(id);
    }
  })();
  await until(() => Promise.resolve(ids.length > 3));

  await lost?.kill();
  // All of it while there are two.
  await working;
  await lost?.start();
  ids.push(await accept());
  await until(async () => new Set((await tasksOf(ids)).map(({ caseId }) => caseId)).size === ids.length);
  const { needs, projection } = running.service;
  const before = await viewsAtRest(needs.stores);

  for (const id of ids) {
    const roots = await collection('instances').find({ where: { caseId: id, parent: null } });
    expect(roots.map(({ processId }) => processId)).toEqual(['whistle']);
  }
  const tasks = await tasksOf(ids);
  const places = tasks.map(({ caseId, element, organisations }) => `${caseId} ${element} ${organisations.join()}`);
  expect(new Set(places).size).toBe(places.length);
  const done = tasks.filter(({ element, state }) => element === 'acknowledge' && state === 'completed');
  expect(done).toHaveLength(CASES / 2);
  await projection.rebuild();
  expect(await viewsAtRest(needs.stores)).toEqual(before);
});
