import { type Case, concerned } from '../../domain/case.js';
import { openDeadline } from '../../domain/caseDeadline.js';
import { enclosing, gridsUnder, type OrgTree } from '../../domain/organisation.js';
import type { Condition } from '../../stores/port.js';
import type { Actor } from '../people/actor.js';

/** The case, and where it is: what a policy asks about. */
export interface CaseInCounty {
  state: Case;
  county: OrgTree;
}

/**
 * Supervision and administrators read every case; a street, community or grid those that lie in it, a committee those of
 * its street; a department those that it works on or has worked on; and whoever has reported a case reads it.
 */
export function mayRead(actor: Actor, { state, county }: CaseInCounty): boolean {
  const { report } = state;
  if (report.by.kind === 'person' && report.by.id === actor.id) return true;
  const reach = reachOf(actor, county);
  switch (reach.of) {
    case 'all':
      return true;
    case 'grids':
      return reach.grids.includes(report.gridId);
    case 'department':
      return concerned(state).includes(reach.department);
  }
}

/** What a list is narrowed to, so that it holds only what this person may read; of these, what lies in some grids. */
export function readable(actor: Actor, county: OrgTree, grids?: readonly string[]): Record<string, Condition> {
  const reach = reachOf(actor, county);
  const own = reach.of === 'grids' ? reach.grids : grids;
  const within = grids === undefined ? own : own?.filter((id) => grids.includes(id));
  return {
    ...(within === undefined ? {} : { gridId: { in: within } }),
    ...(reach.of === 'department' ? { concerned: { contains: reach.department } } : {}),
  };
}

type Reach = { of: 'all' } | { of: 'grids'; grids: readonly string[] } | { of: 'department'; department: string };

function reachOf({ organisation, roles }: Actor, county: OrgTree): Reach {
  if (roles.includes('supervisor') || roles.includes('administrator')) return { of: 'all' };
  if (!roles.some((role) => role !== 'resident')) return { of: 'grids', grids: [] };
  const own = county.nodes.get(organisation);
  if (own?.kind === 'department') return { of: 'department', department: own.id };
  const place = own?.kind === 'committee' ? own.parent : own?.id;
  return { of: 'grids', grids: gridsUnder(county, place ?? '').map(({ id }) => id) };
}

const isSupervisor = ({ roles }: Actor): boolean => roles.includes('supervisor');

const dispatchesHere = (actor: Actor, about: CaseInCounty): boolean =>
  actor.roles.includes('dispatcher') && actor.organisation === streetOf(about);

const convenesHere = (actor: Actor, { state, county }: CaseInCounty): boolean =>
  actor.roles.includes('convenor') && county.nodes.get(actor.organisation)?.parent === streetOf({ state, county });

export const mayUrge = (actor: Actor, about: CaseInCounty): boolean =>
  isSupervisor(actor) || dispatchesHere(actor, about) || convenesHere(actor, about);

/** Who dispatches may call one more department. */
export const mayAddCoHandler = (actor: Actor, about: CaseInCounty): boolean =>
  isSupervisor(actor) || dispatchesHere(actor, about);

export const maySupervise = (actor: Actor): boolean => isSupervisor(actor);

export const mayAskExtension = (actor: Actor, { state }: CaseInCounty): boolean =>
  actor.roles.includes('lead') && openDeadline(state, actor.organisation, 'handle') !== undefined;

export const mayDecideExtension = (actor: Actor, about: CaseInCounty): boolean =>
  isSupervisor(actor) || dispatchesHere(actor, about);

export const maySuspend = (actor: Actor, about: CaseInCounty): boolean =>
  isSupervisor(actor) || dispatchesHere(actor, about);

function streetOf({ state, county }: CaseInCounty): string | undefined {
  return enclosing(county, state.report.gridId, 'street')?.id;
}
