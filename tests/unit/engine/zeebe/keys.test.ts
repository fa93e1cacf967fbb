import { describe, expect, it } from '@jest/globals';
import { checkedKey } from '../../../../service/engine/zeebe/keys.js';

/** The first key of each partition. */
const first = (partition: bigint) => String((partition << 51n) + 1n);

describe('key', () => {
  it.each([first(1n), first(3n), first(4n)])('passes as it is: %s', (key) => {
    expect(checkedKey(key, { kind: 'job', partitions: 4 })).toBe(key);
  });

  it.each(['', 'x', '-1', '0', '17', first(5n), String(2n ** 63n), '9'.repeat(30)])(
    'of no partition is not sent: "%s"',
    (key) => {
      expect(() => checkedKey(key, { kind: 'job', partitions: 4 })).toThrow(
        expect.objectContaining({ code: 'ENGINE_NOT_FOUND', facts: { kind: 'job', key } }),
      );
    },
  );
});
