import { lostRace } from '../../domain/lostRace.js';
import type { Stores } from '../../stores/port.js';

interface Waiting {
  give: (number: number) => void;
  fail: (error: unknown) => void;
}

/** Who asks while a number is being drawn waits for the next draw, which is for all of them: no race among neighbours. */
const queues = new WeakMap<Stores, Map<string, Waiting[]>>();

/** Counts: 1, 2, 3 … No two callers get the same number, at any node; one that fails later leaves a gap. */
export function nextNumber(stores: Stores, counted: string): Promise<number> {
  const ofStores = queues.get(stores) ?? new Map<string, Waiting[]>();
  queues.set(stores, ofStores);
  return new Promise((give, fail) => {
    const queue = ofStores.get(counted);
    if (queue) {
      queue.push({ give, fail });
      return;
    }
    ofStores.set(counted, [{ give, fail }]);
    void serve(ofStores, counted, (many) => draw(stores, counted, many));
  });
}

async function serve(queue: Map<string, Waiting[]>, counted: string, drawn: (many: number) => Promise<number>) {
  for (;;) {
    const together = queue.get(counted)?.splice(0) ?? [];
    if (together.length === 0) break;
    try {
      const first = await drawn(together.length);
      for (const [place, { give }] of together.entries()) give(first + place);
    } catch (error) {
      for (const { fail } of together) fail(error);
    }
  }
  queue.delete(counted);
}

/** So many numbers in a row, of which the first is answered. Other nodes draw as well: who loses looks again. */
async function draw(stores: Stores, counted: string, many: number): Promise<number> {
  const counters = stores.collection('counters');
  for (;;) {
    const counter = await counters.get(counted);
    const before = counter?.value ?? 0;
    try {
      if (counter) await counters.save({ ...counter, value: before + many });
      else await counters.insert({ id: counted, value: many });
      return before + 1;
    } catch (error) {
      if (!lostRace(error)) throw error;
    }
  }
}
