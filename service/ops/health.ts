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
  engine: { warnings?(): string[] };
  calendar: Calendar;
  clock: Clock;
}

/**
 * Ready: the store answers, and what people see follows what happens. The engine is no condition: what it cannot take now
 * waits in the outbox.
 */
export const createHealth = ({ stores, projection, engine, calendar, clock }: HealthNeeds): Health => ({
  async ready() {
    const { problem, missing } = await storeState(stores);
    const problems = [problem, viewsProblem(projection)].filter((one) => one !== undefined);
    const warnings = [
      ...(endsSoon(calendar, clock.now()) ? [calendarWarning(calendar)] : []),
      ...(missing > 0 ? [missingWarning(missing)] : []),
      ...(engine.warnings?.() ?? []),
    ];
    return { ok: problems.length === 0, problems, warnings };
  },
});

/** What stands against it, and how many records of the broker are missing. */
async function storeState(stores: Stores): Promise<{ problem: string | undefined; missing: number }> {
  try {
    const counts = await stores.collection('exportCounts').find({ where: {} });
    return { problem: undefined, missing: counts.reduce((sum, { missing }) => sum + missing, 0) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error), missing: 0 };
  }
}

const viewsProblem = ({ trouble }: Pick<Projection, 'trouble'>): string | undefined =>
  trouble === undefined ? undefined : `lists and timelines do not follow: ${trouble}`;

const calendarWarning = ({ lastYear }: Calendar): string =>
  `the working calendar ends with ${lastYear}: import the next year (shaodao import calendar, docs/calendar.md)`;

const missingWarning = (missing: number): string =>
  `${missing} records of the broker are missing, the documents are older than it: what people see lacks what they tell (docs/deploying.md, backup)`;
