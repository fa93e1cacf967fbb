import { organisationIn } from '../../domain/candidateGroup.js';
import type { TaskDocument } from '../../stores/documents/task.js';
import type { Actor } from '../people/actor.js';

/** The candidate groups that a person stands for: the organisation, and each role in it. */
export function groupsOf({ organisation, roles }: Actor): string[] {
  // Who only lives somewhere works for nobody there.
  if (!roles.some((role) => role !== 'resident')) return [];
  const own = [organisation, ...roles.map((role) => `${organisation}/${role}`)];
  // County supervision is every supervisor's work, whichever office pays him.
  return roles.includes('supervisor') ? [...own, 'county-supervision', 'county-supervision/supervisor'] : own;
}

export const mayWorkOn = (actor: Actor, task: TaskDocument): boolean =>
  task.assignee === actor.id || task.organisations.some((group) => groupsOf(actor).includes(group));

/** Who leads an organisation gives out its tasks. */
export const mayAssign = (actor: Actor, task: TaskDocument): boolean =>
  (actor.roles.includes('lead') || actor.roles.includes('dispatcher')) &&
  task.organisations.some((group) => organisationIn(group) === actor.organisation);
