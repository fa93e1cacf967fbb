import { type Calendar, endsSoon } from '../domain/calendar.js';
import type { Clock } from '../domain/clock.js';
import type { Projection } from '../projections/projection.js';
import type { Stores } from '../stores/port.js';

export interface Health {
  /** Whether requests can be answered now and what stands against it; what is well now and will not stay so unasked. */
  ready(): Promise<{ ok: boolean; problems: string[]; warnings: string[] }>;
}

interface HealthNeeds {
  stores: Stores;
  projection: Pick<Projection, 'trouble'>;
  calendar: Calendar;
  clock: Clock;
}

/**
 * Ready: the store answers, and what people see follows what happens. The engine is no condition: what it cannot take now
 * waits in the outbox.
 */
export const createHealth = ({ stores, projection, calendar, clock }: HealthNeeds): Health => ({
  async ready() {
    const problems = [await storeProblem(stores), viewsProblem(projection)].filter((problem) => problem !== undefined);
    const warnings = endsSoon(calendar, clock.now()) ? [calendarWarning(calendar)] : [];
    return { ok: problems.length === 0, problems, warnings };
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

const calendarWarning = ({ lastYear }: Calendar): string =>
  `the working calendar ends with ${lastYear}: import the next year (shaodao import calendar, docs/calendar.md)`;
