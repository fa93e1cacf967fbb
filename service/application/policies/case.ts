import type { Case } from '../../domain/case.js';
import { openDeadline } from '../../domain/caseDeadline.js';
import { enclosing, type OrgTree } from '../../domain/organisation.js';
import type { Actor } from '../actor.js';

/** The case, and where it is: what a policy asks about. */
export interface CaseInCounty {
  state: Case;
  county: OrgTree;
}

const isSupervisor = ({ roles }: Actor): boolean => roles.includes('supervisor');

const dispatchesHere = (actor: Actor, about: CaseInCounty): boolean =>
  actor.roles.includes('dispatcher') && actor.organisation === streetOf(about);

const convenesHere = (actor: Actor, { state, county }: CaseInCounty): boolean =>
  actor.roles.includes('convenor') && county.nodes.get(actor.organisation)?.parent === streetOf({ state, county });

export const mayUrge = (actor: Actor, about: CaseInCounty): boolean =>
  isSupervisor(actor) || dispatchesHere(actor, about) || convenesHere(actor, about);

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
