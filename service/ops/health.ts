import type { Projection } from '../projections/projection.js';
import type { Stores } from '../stores/port.js';

export interface Health {
  /** Whether requests can be answered now, and what stands against it. */
  ready(): Promise<{ ok: boolean; problems: string[] }>;
}

interface HealthNeeds {
  stores: Stores;
  projection: Pick<Projection, 'trouble'>;
}

/**
 * Ready: the store answers, and what people see follows what happens. The engine is no condition: what it cannot take now
 * waits in the outbox.
 */
export const createHealth = ({ stores, projection }: HealthNeeds): Health => ({
  async ready() {
    const problems = [await storeProblem(stores), viewsProblem(projection)].filter((problem) => problem !== undefined);
    return { ok: problems.length === 0, problems };
  },
});

async function storeProblem(stores: Stores): Promise<string | undefined> {
  try {
    await stores.collection('watermarks').count({});
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const viewsProblem = ({ trouble }: Pick<Projection, 'trouble'>): string | undefined =>
  trouble === undefined ? undefined : `lists and timelines do not follow: ${trouble}`;
