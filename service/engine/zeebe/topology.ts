import type { Clock } from '../../domain/clock.js';
import type { Gateway } from './gateway.js';
import { GatewayRefusal } from './gatewayRefusal.js';
import { pause } from '../../domain/pause.js';

const LOOK_EVERY_MS = 1000;

interface Topology {
  brokers: { partitions: { partitionId: number; role: string }[] }[];
  partitionsCount: number;
}

/**
 * Waits until every partition has a leader; answers how many there are.
 * @param onWaiting told why, again whenever the reason changes
 */
export async function reachBroker(
  gateway: Gateway,
  { clock, onWaiting }: { clock: Clock; onWaiting: (reason: string) => void },
): Promise<number> {
  for (let told = ''; ; ) {
    const found = await look(gateway);
    if (typeof found === 'number') return found;
    if (found !== told) onWaiting(found);
    told = found;
    await pause(clock, LOOK_EVERY_MS);
  }
}

/** The number of partitions, or what is missing. */
async function look(gateway: Gateway): Promise<number | string> {
  try {
    // The protocol file gives the answer this shape.
    const { brokers, partitionsCount } = (await gateway.call('topology', {})) as Topology;
    const led = new Set(
      brokers.flatMap(({ partitions }) =>
        partitions.filter(({ role }) => role === 'LEADER').map(({ partitionId }) => partitionId),
      ),
    );
    if (partitionsCount > 0 && led.size === partitionsCount) return partitionsCount;
    return `the Zeebe broker at ${gateway.address} has a leader for ${led.size} of ${partitionsCount} partitions`;
  } catch (error) {
    const { reason } = GatewayRefusal.of(error);
    return `the Zeebe broker at ${gateway.address} does not answer: ${reason
      .replace(/Resolution note:.*$/s, '')
      .trim()
      .slice(0, 200)}`;
  }
}
