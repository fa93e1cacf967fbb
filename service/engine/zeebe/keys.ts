import { DomainError } from '../../domain/errors.js';

/** A key says in its upper bits which partition it is of. */
const PARTITION_SHIFT = 51n;
const LARGEST = 2n ** 63n - 1n;

export const partitionOf = (key: bigint): number => Number(key >> PARTITION_SHIFT);

/**
 * Checks a key before it is sent: for one of a partition that is not there the gateway would answer UNAVAILABLE, as if
 * the broker were away.
 * @throws DomainError ENGINE_NOT_FOUND
 */
export function checkedKey(key: string, { kind, partitions }: { kind: string; partitions: number }): string {
  const value = /^\d{1,19}$/.test(key) ? BigInt(key) : 0n;
  const partition = partitionOf(value);
  if (value <= LARGEST && partition >= 1 && partition <= partitions) return key;
  throw new DomainError('ENGINE_NOT_FOUND', { kind, key });
}
