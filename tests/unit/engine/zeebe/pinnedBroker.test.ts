import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../../service/domain/virtualClock.js';
import type { Engine } from '../../../../service/engine/port.js';
import type { AnyRecord } from '../../../../service/engine/records.js';
import type { BrokerClock } from '../../../../service/engine/zeebe/brokerClock.js';
import { PinnedBroker } from '../../../../service/engine/zeebe/pinnedBroker.js';

const WAIT_MS = 5000;

/** A broker whose exporter sends nothing before the given number of waits for it. */
function brokerSilentFor(waits: number) {
  const clock = new VirtualClock(0);
  const unsent: AnyRecord[] = [];
  let waited = 0;
  const engine = {
    publishMessage({ name }) {
      const value = { name };
      unsent.push({ valueType: 'MESSAGE', intent: 'PUBLISHED', key: String(unsent.length), value } as never);
      return Promise.resolve();
    },
    caughtUp() {
      waited += 1;
      if (waited <= waits) clock.moveTo(clock.now() + WAIT_MS);
      else for (const record of unsent.splice(0)) broker.apply(record);
      return Promise.resolve();
    },
  } satisfies Pick<Engine, 'publishMessage' | 'caughtUp'>;
  const brokerClock = { pin: () => Promise.resolve() } as unknown as BrokerClock;
  const broker = new PinnedBroker({ engine: engine as unknown as Engine, brokerClock, clock });
  return broker;
}

describe('a broker whose clock stands still', () => {
  it('is at rest once its records have come and nothing happens between them', async () => {
    await brokerSilentFor(1).quiet();
  });

  it('is not taken for one at rest while no record comes', async () => {
    const silent = brokerSilentFor(Infinity).quiet();

    await expect(silent).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' });
  });

  it('is waited for until its first record has come, and the wait is told', async () => {
    let told = 0;

    await brokerSilentFor(3).heard(() => {
      told += 1;
    });

    expect(told).toBe(3);
  });
});
