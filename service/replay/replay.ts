import type { Needs } from '../application/needs.js';
import { playUntil } from '../application/playing/playback.js';
import { putInForce } from '../application/county/catalogue.js';
import { countyNow } from '../application/county/county.js';
import { found } from '../application/found.js';
import { reportCase } from '../application/cases/reportCase.js';
import { Staff } from '../application/playing/staff.js';
import type { ReportCase } from '../contract/report.js';
import type { Case } from '../domain/case.js';
import type { CatalogueItem } from '../domain/catalogue.js';
import { DomainError } from '../domain/errors.js';
import type { VirtualClock } from '../domain/virtualClock.js';
import type { TaskDocument } from '../stores/documents/task.js';
import type { Outcome } from './figures.js';
import type { Mapping } from './mapping.js';
import type { ServiceRequest } from './requests.js';

interface ReplayNeeds {
  needs: Needs;
  clock: VirtualClock;
  idle: () => Promise<void>;
  quiet: () => Promise<void>;
  mapping: Mapping;
  /** Told of every row that has been played to its end. */
  onProgress: (done: number, all: number) => void;
}

/**
 * Plays the requests through the service in virtual time: reported when they were, acknowledged at once, finished by
 * the department and checked by the street when they were closed. A request that was played before is not reported again.
 */
export async function replay(requests: readonly ServiceRequest[], context: ReplayNeeds): Promise<Outcome[]> {
  const { needs, clock, idle, quiet, mapping, onProgress } = context;
  await addItems(needs, mapping);
  const staff = new Staff(needs, { people: await needs.stores.collection('people').find({ where: {} }), quiet });
  const gridOf = await gridPicker(needs, mapping);
  const caseIds = new Map<string, string>();
  const moments = momentsOf(requests);
  for (const [index, { at, request, kind }] of moments.entries()) {
    await playUntil(clock, at, idle);
    if (kind === 'reported') {
      const caseId = await report(request, { needs, mapping, gridId: gridOf(request) });
      caseIds.set(request.key, caseId);
      await idle();
      await staff.work(caseId, acknowledge);
    } else await staff.work(caseIds.get(request.key) ?? '', finish(request));
    onProgress(index + 1, moments.length);
  }
  await idle();
  await needs.engine.caughtUp();
  return outcomesOf(caseIds.values(), needs);
}

interface Moment {
  at: number;
  kind: 'reported' | 'closed';
  request: ServiceRequest;
}

/** In the order of time; what was closed at once was reported before. */
function momentsOf(requests: readonly ServiceRequest[]): Moment[] {
  const reported = requests.map((request): Moment => ({ at: request.reportedAt, kind: 'reported', request }));
  const closed = requests.flatMap((request): Moment[] =>
    request.closedAt === null ? [] : [{ at: request.closedAt, kind: 'closed', request }],
  );
  return [...reported, ...closed].sort((a, b) => a.at - b.at);
}

/** Once acknowledged: these requests reached their agency the moment they were made. */
const acknowledge = ({ element }: TaskDocument) =>
  element === 'acknowledge' || element === 'checkIn' ? {} : undefined;

const finish =
  ({ fields }: ServiceRequest) =>
  ({ element }: TaskDocument) => {
    const feedback = `${fields.matter}: ${fields.detail}`;
    switch (element) {
      case 'acknowledge':
      case 'checkIn':
        return {};
      case 'handle':
      case 'feedback':
        return { feedback };
      case 'levelHandle':
        return { outcome: 'done', reason: feedback };
      case 'check':
        return { passed: true, failed: [] };
      default:
        return undefined;
    }
  };

async function report(
  request: ServiceRequest,
  { needs, mapping, gridId }: { needs: Needs; mapping: Mapping; gridId: string },
): Promise<string> {
  const { matter, detail, placeKind, address } = request.fields;
  const input: ReportCase = {
    text: `${matter}: ${detail}`,
    itemId: mapping.items[matter]?.id,
    gridId,
    placeKind: mapping.placeKinds[placeKind] ?? 'other',
    photos: [],
    dangerToLife: false,
    ...(address === '' ? {} : { address }),
  };
  const idempotencyKey = `replay:${mapping.source}:${request.key}`;
  await reportCase(needs)(null, { report: input, idempotencyKey });
  return found(await needs.stores.collection('requests').get(idempotencyKey), 'request', idempotencyKey).caseId;
}

/** The mapping's items stand beside the county's own, so that cases of the demo and of the replay do, too. */
async function addItems(needs: Needs, mapping: Mapping): Promise<void> {
  await putInForce(needs, { table: mapping.id, source: mapping.source, items: itemsOf(mapping) });
}

function itemsOf({ items, departments }: Mapping): CatalogueItem[] {
  return Object.values(items).map(({ id, name, category, limit, agency }) => ({
    id,
    kind: 'matter',
    category,
    name,
    department: departments[agency] ?? null,
    level: 'department',
    limit,
    filing: null,
    closing: null,
    handledBy: null,
    authority: null,
  }));
}

/** Requests of one neighbourhood fall into one grid of the street that their area stands for. */
async function gridPicker(needs: Needs, { streets }: Mapping): Promise<(request: ServiceRequest) => string> {
  const { nodes } = await countyNow(needs);
  const gridsOf = (street: string) =>
    [...nodes.values()]
      .filter(({ kind, parent }) => kind === 'grid' && nodes.get(parent ?? '')?.parent === street)
      .map(({ id }) => id)
      .sort();
  const grids = new Map(Object.values(streets).map((street) => [street, gridsOf(street)]));
  return ({ fields }) => {
    const street = streets[fields.area] ?? '';
    const candidates = grids.get(street) ?? [];
    const grid = candidates[Number.parseInt(fields.neighbourhood, 10) % candidates.length] ?? candidates[0];
    if (grid === undefined) throw new DomainError('NOT_FOUND', { kind: 'grid of the street', key: street });
    return grid;
  };
}

async function outcomesOf(caseIds: Iterable<string>, { stores }: Needs): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const id of caseIds) {
    const state = found(await stores.collection('cases').get(id), 'case', id);
    outcomes.push({
      colour: state.decision?.colour ?? 'green',
      reportedAt: state.report.at,
      closedAt: state.closedAt,
      dueAt: handleBy(state),
    });
  }
  return outcomes;
}

/** By when the last of those who handle it had to be done. */
function handleBy({ deadlines }: Case): number | null {
  const due = deadlines.filter(({ clock }) => clock === 'handle').map(({ dueAt }) => dueAt);
  return due.length === 0 ? null : Math.max(...due);
}
