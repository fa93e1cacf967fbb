import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Gateway } from '../../service/engine/zeebe/gateway.js';
import { Status } from '../../service/engine/zeebe/gatewayRefusal.js';
import { reachBroker } from '../../service/engine/zeebe/topology.js';
import { systemClock } from '../../service/ops/systemClock.js';
import { Broker } from './broker.js';
import { GatewayBalancer } from './gatewayBalancer.js';

/** Longer than four pings take. */
const LONG_POLL_MS = 150_000;

describe('a connection to a broker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-vanished-'));
  const clock = systemClock;
  let broker: Broker;
  let balancer: GatewayBalancer;
  beforeAll(async () => {
    broker = await Broker.start({ folder });
    balancer = await GatewayBalancer.open([broker]);
  });
  afterAll(async () => {
    await balancer.close();
    await broker.stop();
    rmSync(folder, { recursive: true });
  });

  const poll = (gateway: Gateway) =>
    gateway.pollJobs(
      {
        type: 'nobody-makes-these',
        worker: 'test',
        timeout: 1000,
        maxJobsToActivate: 1,
        requestTimeout: LONG_POLL_MS,
        stop: new AbortController().signal,
      },
      () => undefined,
    );

  it('is given up when its machine has vanished, and made anew, while a quiet one is kept', async () => {
    // given
    const [vanishing, quiet] = [new Gateway(balancer.address, clock), new Gateway(broker.gateway, clock)];
    for (const gateway of [vanishing, quiet]) await reachBroker(gateway, { clock, onWaiting: () => undefined });
    const polls = [poll(vanishing), poll(quiet)];

    // when
    balancer.swallow();
    const [given, kept] = await Promise.allSettled(polls);

    // then: the first broke off before its end, and the broker did not mind the pings of the second
    expect(given).toMatchObject({ status: 'rejected', reason: { code: Status.UNAVAILABLE } });
    expect(kept).toEqual({ status: 'fulfilled', value: undefined });
    expect(await vanishing.call('topology', {})).toMatchObject({ partitionsCount: 1 });
    await Promise.all([vanishing.close(), quiet.close()]);
  });
});
