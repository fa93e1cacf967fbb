import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../../service/domain/virtualClock.js';
import { Acknowledgements } from '../../../../service/engine/zeebe/acknowledgements.js';
import type { AnyRecord } from '../../../../service/engine/records.js';

const record = (key: string): AnyRecord => ({
  partitionId: 1,
  position: 1,
  key,
  timestamp: 0,
  valueType: 'SIGNAL',
  intent: 'BROADCASTED',
  recordType: 'EVENT',
  value: {},
});

/** Whether a promise has settled by now. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  const pending = Symbol('pending');
  await Promise.resolve();
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

describe('acknowledgements', () => {
  it('settle when the record of each command has been handed over, before or after it was acknowledged', async () => {
    const acknowledgements = new Acknowledgements(new VirtualClock(0));
    acknowledgements.handedOver([record('1')]);
    acknowledgements.expect('SIGNAL BROADCASTED 1');
    acknowledgements.expect('SIGNAL BROADCASTED 2');

    const settled = acknowledgements.settled();

    expect(await isDone(settled)).toBe(false);
    acknowledgements.handedOver([record('2')]);
    await settled;
    expect(await isDone(acknowledgements.settled())).toBe(true);
  });

  it('hold nobody up for longer than 5 s, and only once', async () => {
    const clock = new VirtualClock(0);
    const acknowledgements = new Acknowledgements(clock);
    acknowledgements.expect('SIGNAL BROADCASTED 1');

    const settled = acknowledgements.settled();
    clock.moveTo(5000);

    await settled;
    expect(await isDone(acknowledgements.settled())).toBe(true);
  });
});
