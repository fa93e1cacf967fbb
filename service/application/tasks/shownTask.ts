import { organisationIn } from '../../domain/candidateGroup.js';
import { Colour } from '../../contract/colour.js';
import { type Task, TaskMove, type TaskRow } from '../../contract/task.js';
import type { Case } from '../../domain/case.js';
import { prolongable } from '../../domain/caseCommand.js';
import { DomainError } from '../../domain/errors.js';
import type { Localized } from '../../domain/localized.js';
import type { TaskDocument } from '../../stores/documents/task.js';
import type { Actor } from '../people/actor.js';
import { countyNow, organisationNames } from '../county/county.js';
import { matterOf } from '../cases/matter.js';
import type { Needs } from '../needs.js';
import { placeName } from '../cases/place.js';
import { mayAssign, mayWorkOn } from '../policies/task.js';

type ShowNeeds = Pick<Needs, 'stores' | 'clock'>;

/** Tasks as lists show them. */
export async function taskRows(needs: ShowNeeds, tasks: readonly TaskDocument[]): Promise<TaskRow[]> {
  const [county, nameOf] = await Promise.all([countyNow(needs), organisationNames(needs)]);
  const people = await personNames(
    needs,
    tasks.map(({ claimedBy }) => claimedBy),
  );
  return tasks.map((task) => ({
    key: task.id,
    caseId: task.caseId,
    caseCode: task.caseCode,
    element: task.element,
    name: task.name,
    stage: task.stage,
    tier: task.tier,
    colour: Colour.nullable().catch(null).parse(task.colour),
    matter: matterOf(task),
    place: placeName(county, task.gridId),
    organisations: task.organisations.map(organisationIn).map((id) => ({ id, name: nameOf(id) })),
    claimedBy: task.claimedBy === null ? null : { id: task.claimedBy, name: people(task.claimedBy) },
    createdAt: task.createdAt,
    dueAt: task.dueAt,
  }));
}

/** A task with its form, the choices of the form, and what this person may do. */
export async function shownTask(needs: ShowNeeds, actor: Actor, task: TaskDocument): Promise<Task> {
  const { stores } = needs;
  const [rows, form, state] = await Promise.all([
    taskRows(needs, [task]),
    task.formKey === null ? undefined : stores.collection('forms').get(task.formKey),
    stores.collection('cases').get(task.caseId),
  ]);
  const [row] = rows as [TaskRow];
  const county = await countyNow(needs);
  const choice = (id: string) => ({ value: id, label: county.nodes.get(id)?.name ?? { zh: id, en: id } });
  const offered = [...county.nodes.values()].filter(
    ({ id, kind }) => kind === 'department' && !state?.cleared.includes(id),
  );
  const people = await personNames(
    needs,
    task.feedback.map(({ by }) => by),
  );
  return {
    ...row,
    moves: movesOn(actor, task, { state, at: needs.clock.now() }),
    form: form?.schema ?? null,
    formData: {
      departmentsOnDuty: (state?.departments ?? []).map(({ id }) => choice(id)),
      offeredDepartments: offered.map(({ id }) => choice(id)),
    },
    feedback: task.feedback.map(({ at, by, text, files }) => ({ at, by: people(by), text, files: [...files] })),
  };
}

function movesOn(actor: Actor, task: TaskDocument, now: { state: Case | undefined; at: number }): TaskMove[] {
  if (task.state !== 'open') return [];
  const mine = task.claimedBy === actor.id;
  const free = task.claimedBy === null;
  const mayWork = mine || (free && mayWorkOn(actor, task));
  const may: Record<TaskMove, boolean> = {
    claim: free && mayWork,
    release: mine,
    complete: mayWork,
    feedback: mayWork,
    return: mayWork && isReturnable(task),
    assign: mayAssign(actor, task),
    askExtension: actor.roles.includes('lead') && mayAskExtension(actor, now),
  };
  return TaskMove.options.filter((move) => may[move]);
}

/** Asked for before it is due, and not a third time: what would be refused is not offered. */
function mayAskExtension({ organisation }: Actor, { state, at }: { state: Case | undefined; at: number }): boolean {
  return state?.status === 'open' && !(prolongable(state, { organisation, at }) instanceof DomainError);
}

/** A department returns what it was to handle; the street's own steps are not returned but decided. */
export const isReturnable = ({ element }: TaskDocument): boolean => element === 'handle';

/** Names of people by id, read once each. */
export async function personNames(
  { stores }: Pick<Needs, 'stores'>,
  ids: readonly (string | null)[],
): Promise<(id: string) => Localized> {
  const unique = [...new Set(ids.filter((id) => id !== null))];
  const people = await Promise.all(unique.map((id) => stores.collection('people').get(id)));
  const names = new Map(people.flatMap((person) => (person ? [[person.id, person.name] as const] : [])));
  return (id) => names.get(id) ?? { zh: '已注销人员', en: 'former colleague' };
}
