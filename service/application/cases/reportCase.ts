import { createHash } from 'node:crypto';
import type { ReportCase, ReportReceipt } from '../../contract/report.js';
import { dayOf } from '../../domain/calendar.js';
import { type Case, type EngineEntry, newCase, type Report, type ReportedItem } from '../../domain/case.js';
import { DomainError } from '../../domain/errors.js';
import { firstWords } from '../../domain/firstWords.js';
import { gridAt, type OrgNode, type OrgTree } from '../../domain/organisation.js';
import { newTrackingCode } from '../../domain/trackingCode.js';
import type { Actor } from '../people/actor.js';
import { catalogueItem, type StoredItem } from '../county/catalogue.js';
import { countyNow } from '../county/county.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { nextNumber } from './nextNumber.js';
import { writeCase } from './writeCase.js';

type ReportNeeds = Pick<Needs, 'stores' | 'clock' | 'calendar' | 'random' | 'relay'>;

/** As long as the engine may be away before an accepted report starts its process late rather than twice. */
const MESSAGE_LIVES_MS = 4 * 3_600_000;

/**
 * Accepts a report once: under the same idempotency key the same report comes back.
 * @throws DomainError REQUEST_REUSED, PLACE_UNKNOWN, NOT_FOUND (catalogue item, photo)
 */
export const reportCase =
  (needs: ReportNeeds) =>
  async (actor: Actor | null, input: { report: ReportCase; idempotencyKey?: string }): Promise<ReportReceipt> => {
    const id = await reserveId(needs, input);
    const state = (await needs.stores.collection('cases').get(id)) ?? (await create(needs, actor, { id, ...input }));
    if (state.outbox.length > 0) await needs.relay.deliver(id);
    return { trackingCode: state.trackingCode, code: state.code, reportedAt: state.report.at };
  };

/** The key is bound to the case before the case exists: a crash in between is mended by the next try. */
async function reserveId(
  { stores, random, clock }: ReportNeeds,
  { report, idempotencyKey }: { report: ReportCase; idempotencyKey?: string },
): Promise<string> {
  const caseId = random.hex(12);
  if (idempotencyKey === undefined) return caseId;
  const bodyHash = createHash('sha256').update(JSON.stringify(report)).digest('hex');
  const requests = stores.collection('requests');
  try {
    await requests.insert({ id: idempotencyKey, caseId, bodyHash, at: clock.now() });
    return caseId;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'ALREADY_EXISTS') throw error;
  }
  const first = found(await requests.get(idempotencyKey), 'request', idempotencyKey);
  if (first.bodyHash !== bodyHash) throw new DomainError('REQUEST_REUSED', { key: idempotencyKey });
  return first.caseId;
}

async function create(
  needs: ReportNeeds,
  actor: Actor | null,
  { id, report: input }: { id: string; report: ReportCase },
): Promise<Case> {
  const { stores, random, clock, calendar } = needs;
  const report = await checked(needs, actor, input);
  const day = dayOf(calendar, clock.now()).replaceAll('-', '');
  const number = await nextNumber(stores, `cases of ${day}`);
  const state = newCase({
    id,
    code: `${day}-${String(number).padStart(4, '0')}`,
    trackingCode: newTrackingCode(random),
    report,
  });
  try {
    return await writeCase(needs, state, {
      events: [{ type: 'reported', report, at: report.at, by: actor?.id ?? null }],
      outbox: [accepted(id, actor)],
    });
  } catch (error) {
    // The same request at the same moment: the other one has made the case.
    const twin =
      error instanceof DomainError && error.code === 'ALREADY_EXISTS' && (await stores.collection('cases').get(id));
    if (twin) return twin;
    throw error;
  }
}

/** What a grid member reports climbs from the grid; everything else is triaged. */
const accepted = (caseId: string, actor: Actor | null): EngineEntry => ({
  id: caseId,
  kind: 'message',
  name: actor?.roles.includes('gridMember') ? 'gridEvent.accepted' : 'case.accepted',
  correlationKey: caseId,
  timeToLiveMs: MESSAGE_LIVES_MS,
  variables: { caseId },
});

async function checked(needs: ReportNeeds, actor: Actor | null, input: ReportCase): Promise<Report> {
  const { stores, clock } = needs;
  const { text, itemId = null, point = null, address = null, placeKind, photos, phone = null, dangerToLife } = input;
  const grid = gridOf(await countyNow(needs), input);
  const item = itemId === null ? null : await catalogueItem(stores, itemId);
  for (const photo of photos) found(await stores.files.get(photo), 'file', photo);
  return {
    text,
    itemId,
    item: item && reportedItem(item),
    matter: item?.name.zh ?? firstWords(text),
    gridId: grid.id,
    point,
    address,
    placeKind,
    photos,
    phone,
    peopleAffected: input.peopleAffected ?? 0,
    injured: input.injured ?? 0,
    dangerToLife,
    by: actor ? { kind: 'person', id: actor.id } : { kind: 'resident' },
    at: clock.now(),
  };
}

const reportedItem = ({ category, name, department, level, limit }: StoredItem): ReportedItem => ({
  category,
  name,
  department,
  level,
  limit,
});

function gridOf(county: OrgTree, { gridId, point }: ReportCase): OrgNode {
  const grid = gridId === undefined ? point && gridAt(county, point) : county.nodes.get(gridId);
  if (grid?.kind !== 'grid') throw new DomainError('PLACE_UNKNOWN', { gridId: gridId ?? null, point: point ?? null });
  return grid;
}
