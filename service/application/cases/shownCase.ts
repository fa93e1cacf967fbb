import { CaseMove, type CaseRow, type CaseView } from '../../contract/case.js';
import { Colour } from '../../contract/colour.js';
import type { Case } from '../../domain/case.js';
import { isSuspended } from '../../domain/caseDeadline.js';
import type { CaseDepartment } from '../../domain/caseEvent.js';
import { inOrder } from '../../domain/timelineOrder.js';
import type { CaseViewDocument } from '../../stores/documents/case.js';
import type { InstanceDocument } from '../../stores/documents/instance.js';
import type { Actor } from '../people/actor.js';
import { countyNow, organisationNames } from '../county/county.js';
import { found } from '../found.js';
import { matterOf } from './matter.js';
import type { Needs } from '../needs.js';
import { placeName } from './place.js';
import { processNames } from '../processes/processNames.js';
import {
  mayAddCoHandler,
  mayAskExtension,
  mayDecideExtension,
  maySupervise,
  maySuspend,
  mayUrge,
} from '../policies/case.js';
import { shownDeadlines } from './shownDeadlines.js';
import { shownEntry } from './shownEntry.js';
import { shownIncident } from '../instances/shownIncident.js';
import { withSuspension } from '../instances/shownInstance.js';
import { personNames, taskRows } from '../tasks/shownTask.js';

type ShowNeeds = Pick<Needs, 'stores' | 'clock' | 'calendar'>;
type RowNeeds = Pick<Needs, 'stores' | 'clock'>;

/** Cases as lists and the board show them. */
export async function caseRows(needs: RowNeeds, views: readonly CaseViewDocument[]): Promise<CaseRow[]> {
  const [county, nameOf] = await Promise.all([countyNow(needs), organisationNames(needs)]);
  return views.map((view) => {
    const { id, code, text, status, stage, stageName, tier, reportedAt, dueAt, closedAt, holders } = view;
    const place = placeName(county, view.gridId);
    const holder = holders[0] === undefined ? null : nameOf(holders[0]);
    const colour = Colour.nullable().catch(null).parse(view.colour);
    return {
      id,
      code,
      text,
      matter: matterOf(view),
      place,
      colour,
      status,
      stage,
      stageName,
      holder,
      tier,
      reportedAt,
      dueAt,
      closedAt,
    };
  });
}

/** All that the office sees of a case, and what this person may do with it. */
export async function shownCase(needs: ShowNeeds, actor: Actor, id: string): Promise<CaseView> {
  const { stores } = needs;
  const state = found(await stores.collection('cases').get(id), 'case', id);
  const view = found(await stores.collection('caseViews').get(id), 'case', id);
  const [rows, county, nameOf, openTasks, timeline, instances, deadlines] = await Promise.all([
    caseRows(needs, [view]),
    countyNow(needs),
    organisationNames(needs),
    stores.collection('tasks').find({ where: { caseId: id, state: 'open' }, sort: { by: 'createdAt', order: 'asc' } }),
    stores.collection('timeline').find({ where: { caseId: id }, sort: { by: 'at', order: 'asc' } }),
    stores.collection('instances').find({ where: { caseId: id } }),
    shownDeadlines(needs, state),
  ]);
  const [row] = rows as [CaseRow];
  const people = await personNames(needs, [...timeline.map(({ by }) => by), state.suspension?.by ?? null]);
  const organisation = (id: string) => ({ id, name: nameOf(id) });
  // Who they are now: a ruling sends another lead, a co-handler joins later.
  const departments = (wanted: CaseDepartment['role']) =>
    state.departments.filter(({ role }) => role === wanted).map(({ id }) => organisation(id));
  const { report } = state;
  return {
    ...row,
    version: state.version,
    trackingCode: state.trackingCode,
    photos: [...report.photos],
    point: report.point,
    address: report.address,
    injured: report.injured ?? 0,
    dangerToLife: report.dangerToLife,
    ...decided(state),
    lead: departments('lead')[0] ?? null,
    coHandlers: departments('coHandler'),
    deadlines,
    tasks: await taskRows(needs, openTasks),
    timeline: inOrder(timeline).map((entry) => shownEntry(entry, people)),
    returns: state.returns,
    reworks: state.reworks,
    urges: state.urges,
    supervisions: state.supervisions,
    suspension: suspended(state, people),
    rating: state.rating?.rating ?? null,
    moves: movesOn(actor, { state, county }),
    pendingExtensions: pendingExtensions(state, organisation),
    instances: await instancesOf(needs, instances),
  };
}

function decided({
  decision,
}: Case): Pick<CaseView, 'importance' | 'urgency' | 'level' | 'reasons' | 'ruleSetVersion'> {
  if (!decision) return { importance: null, urgency: null, level: null, reasons: [], ruleSetVersion: null };
  const { importance, urgency, level, reasons, ruleSetVersion } = decision;
  return { importance, urgency, level, reasons: [...reasons], ruleSetVersion };
}

function suspended(state: Case, nameOf: (person: string) => CaseRow['place']): CaseView['suspension'] {
  if (!state.suspension || !isSuspended(state)) return null;
  const { from, until, reason, by } = state.suspension;
  return { from, until, reason, by: nameOf(by) };
}

function pendingExtensions(
  { extensions, deadlines }: Case,
  organisation: (id: string) => { id: string; name: CaseRow['place'] },
): CaseView['pendingExtensions'] {
  return extensions
    .filter(({ decided }) => decided === null)
    .map(({ id, organisation: asker, reason, askedAt }) => {
      const deadline = deadlines.findLast(({ organisation, clock }) => organisation === asker && clock === 'handle');
      return { id, organisation: organisation(asker), reason, dueAt: deadline?.dueAt ?? askedAt };
    });
}

function movesOn(actor: Actor, about: Parameters<typeof mayUrge>[1]): CaseView['moves'] {
  const { state } = about;
  if (state.status === 'reported') return mayUrge(actor, about) ? ['urge'] : [];
  if (state.status !== 'open') return [];
  const asked = state.extensions.some(({ decided }) => decided === null);
  const maySetAside = maySuspend(actor, about);
  const offered: Record<CaseView['moves'][number], boolean> = {
    urge: mayUrge(actor, about),
    supervise: maySupervise(actor),
    askExtension: mayAskExtension(actor, about),
    grantExtension: asked && mayDecideExtension(actor, about),
    suspend: maySetAside && state.suspension === null,
    resume: maySetAside && isSuspended(state),
    addCoHandler: state.decision?.level === 'department' && mayAddCoHandler(actor, about),
  };
  return CaseMove.options.filter((move) => offered[move]);
}

/** The diagrams that the case runs on, by their names: what an administrator draws, and what English pages call it. */
async function instancesOf(
  { stores }: ShowNeeds,
  instances: readonly InstanceDocument[],
): Promise<CaseView['instances']> {
  const nameOf = await processNames({ stores }, instances);
  return (await withSuspension({ stores }, instances)).map(({ instance, suspendedAt }) => ({
    processInstanceKey: instance.id,
    processId: instance.processId,
    name: nameOf(instance),
    version: instance.processVersion,
    active: [...new Set(instance.active.map(({ element }) => element))],
    passed: [...instance.passed],
    migratedFrom: instance.migratedFrom ?? null,
    suspendedAt,
    incidents: instance.incidents.map(shownIncident),
  }));
}
