/** Three brokers, each of which keeps every partition, as docker-compose.yml runs them: one of them is lost under load. */
import dns from 'node:dns';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Gateway } from '../../service/engine/zeebe/gateway.js';
import { systemClock } from '../../service/ops/systemClock.js';
import type { Broker } from './broker.js';
import { type BrokerService, startBrokerService } from './brokerService.js';
import { CaseLoad, until } from './caseLoad.js';

const CASES = 12;

let running: BrokerService;
let load: CaseLoad;
beforeAll(async () => {
  running = await startBrokerService({ partitions: 2, brokers: 3 });
  load = new CaseLoad(running.service);
});
afterAll(() => running.close());

/** The one that leads a partition and is not the one that the service asks. */
async function leaderBehind(): Promise<Broker> {
  const gateway = new Gateway(running.gateway, systemClock);
  const { brokers } = (await gateway.call('topology', {})) as {
    brokers: { nodeId: number; partitions: { role: string }[] }[];
  };
  await gateway.close();
  const leads = ({ partitions }: (typeof brokers)[number]) => partitions.some(({ role }) => role === 'LEADER');
  const found = running.brokers.find(
    (broker, number) => broker !== running.asked() && brokers.some((one) => one.nodeId === number && leads(one)),
  );
  // Where the one that is asked leads both there is nobody to lose but a follower.
  return found ?? running.brokers.filter((broker) => broker !== running.asked())[0] ?? running.broker;
}

it.each([
  ['the leader of a partition', leaderBehind],
  ['the one that the service asks', () => Promise.resolve(running.asked())],
])('goes on without %s, loses nothing and does nothing twice when it comes back', async (_which, chosen) => {
  const lost = await chosen();
  const ids: string[] = [];
  const acknowledged: string[] = [];
  const working = (async () => {
    for (let count = 0; count < CASES; count += 1) {
      const [id = ''] = await load.accept(1);
      ids.push(id);
      if (count % 2 === 1) continue;
      await load.acknowledge([id]);
      acknowledged.push(id);
    }
  })();
  await until(() => Promise.resolve(ids.length > 3));

  await lost.kill();
  // All of it while there are two.
  await working;
  await lost.start();
  ids.push(...(await load.accept(1)));
  await load.seen(ids);

  await load.expectEachOnce(ids, acknowledged);
  expect(acknowledged).toHaveLength(CASES / 2);
});

it('goes on at another address of the name that stands for all', async () => {
  // given
  const addresses = running.brokers.map(({ gateway }) => gateway.split(':')[0] ?? '');
  const port = running.broker.gateway.split(':')[1] ?? '';
  const named = jest.spyOn(dns.promises, 'lookup');
  named.mockImplementation((() => Promise.resolve(addresses.map((address) => ({ address, family: 4 })))) as never);
  const gateway = new Gateway(`brokers.test:${port}`, systemClock);
  const answers = () =>
    until(() =>
      gateway.call('topology', {}).then(
        () => true,
        () => false,
      ),
    );
  await answers();
  const [first, second, third] = running.brokers;
  // when
  await first?.kill();
  await answers();
  await second?.kill();
  await answers();
  await first?.start();
  await third?.kill();
  // then
  await answers();
  expect(named.mock.calls[0]?.[0]).toBe('brokers.test');
  // cleanup
  await gateway.close();
  named.mockRestore();
  await Promise.all([second?.start(), third?.start()]);
});
