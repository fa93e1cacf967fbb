import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import { Commands } from './commands.js';
import type { Gateway } from './gateway.js';
import { partitionOf } from './keys.js';
import type { RecordLog } from './sink/recordLog.js';

interface HistoryNeeds {
  gateway: Gateway;
  log: RecordLog;
  partitions: number;
  clock: Clock;
  /** Told why, where the broker does not answer yet. */
  onWaiting: (reason: string) => void;
}

/**
 * Before anything is told to a broker: whether it goes on where the stored records stop. Each partition counts its keys on, so
 * that the next one lies above all that are stored; one that was set back, or is another one, gives them out once more. It
 * would take what cases have to tell, and would be gone with it.
 * @throws DomainError RECORDS_CONTRADICT
 */
export async function needSameHistory({ gateway, log, partitions, clock, onWaiting }: HistoryNeeds): Promise<void> {
  const commands = new Commands(gateway, clock);
  // Looked up first: as soon as the broker has answered, its records of this and of what others do meanwhile may be stored.
  const highest = await highestKeys(log, partitions);
  const asked = new Set<number>();
  for (let number = 0; asked.size < partitions; number += 1) {
    const key = await nextKey(commands, { correlationKey: String(number), onWaiting });
    const partition = partitionOf(key);
    if (asked.has(partition)) continue;
    asked.add(partition);
    if (key <= (highest.get(partition) ?? 0n)) throw new DomainError('RECORDS_CONTRADICT', { partition });
  }
}

async function highestKeys(log: RecordLog, partitions: number): Promise<ReadonlyMap<number, bigint>> {
  const numbers = Array.from({ length: partitions }, (_, place) => place + 1);
  return new Map(await Promise.all(numbers.map(async (number) => [number, await log.highestKey(number)] as const)));
}

/** That of a message which nobody waits for: it does nothing else. What it is correlated by says which partition gets it. */
async function nextKey(
  commands: Commands,
  { correlationKey, onWaiting }: Pick<HistoryNeeds, 'onWaiting'> & { correlationKey: string },
): Promise<bigint> {
  const request = { name: 'shaodao.nextKey', correlationKey, messageId: '', timeToLive: 0, variables: '{}' };
  // Twice it does no harm.
  const command = { method: 'publishMessage', request, kind: 'message', key: correlationKey, repeatable: true };
  for (;;) {
    try {
      const { key } = (await commands.send(command)) as { key: string };
      return BigInt(key);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'ENGINE_UNREACHABLE') throw error;
      onWaiting(error.message);
    }
  }
}
