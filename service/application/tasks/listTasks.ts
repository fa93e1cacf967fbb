import type { TaskFilter, TaskList } from '../../contract/task.js';
import type { TaskDocument } from '../../stores/documents/task.js';
import type { Condition, Query } from '../../stores/port.js';
import type { Actor } from '../people/actor.js';
import { dueWithin } from '../cases/dueWithin.js';
import { mentions } from '../cases/matter.js';
import type { Needs } from '../needs.js';
import { groupsOf } from '../policies/task.js';
import { taskRows } from './shownTask.js';

/** What a search through texts looks at, the most pressing first: more than a department has open. */
const SEARCHED = 1_000;

/** What I hold, and what waits for somebody of my organisation. */
export const listTasks =
  (needs: Pick<Needs, 'stores' | 'clock'>) =>
  async (actor: Actor, filter: TaskFilter): Promise<TaskList> => {
    const { limit, skip, text } = filter;
    const at = needs.clock.now();
    const sort = sorts[filter.sort];
    const reach = text === undefined ? skip + limit : SEARCHED;
    const parts = await Promise.all(
      scopes(actor, filter.scope)
        .flatMap(datedFirst(filter))
        .map(async (scope) => {
          const where = { state: 'open', ...scope, ...narrowed(filter, at) };
          const tasks = needs.stores.collection('tasks');
          return { items: await tasks.find({ where, sort, limit: reach }), total: await tasks.count(where) };
        }),
    );
    const found = distinct(parts.flatMap(({ items }) => items))
      .filter((task) => text === undefined || mentions([task.caseCode, task.matter, task.matterEn], text))
      .sort((a, b) => compare(a, b, sort));
    const total = text === undefined ? parts.reduce((sum, part) => sum + part.total, 0) : found.length;
    return { items: await taskRows(needs, found.slice(skip, skip + limit)), total, at };
  };

const sorts = {
  dueAt: { by: 'dueAt', order: 'asc' },
  createdAt: { by: 'createdAt', order: 'asc' },
  colour: { by: 'colourRank', order: 'asc' },
} as const satisfies Record<TaskFilter['sort'], Query['sort']>;

/** One query for each group that I stand for: a store finds what contains one value. */
function scopes(actor: Actor, scope: TaskFilter['scope']): Record<string, Condition>[] {
  if (scope === 'mine') return [{ claimedBy: actor.id }];
  const pools = groupsOf(actor).map((group) => ({ organisations: { contains: group } }));
  return scope === 'pool' ? pools.map((pool) => ({ ...pool, claimedBy: null })) : pools;
}

/** Stores put what has no date first; people want it last, so it is asked for apart. */
const datedFirst =
  ({ sort, due }: TaskFilter) =>
  (scope: Record<string, Condition>): Record<string, Condition>[] =>
    sort === 'dueAt' && due === undefined
      ? [
          { ...scope, dueAt: { gte: 0 } },
          { ...scope, dueAt: null },
        ]
      : [scope];

function narrowed({ colour, stage, due }: TaskFilter, now: number): Record<string, Condition> {
  return {
    ...(colour === undefined ? {} : { colour }),
    ...(stage === undefined ? {} : { stage }),
    ...(due === undefined ? {} : { dueAt: dueWithin(due, now) }),
  };
}

const distinct = (tasks: readonly TaskDocument[]): TaskDocument[] => [
  ...new Map(tasks.map((task) => [task.id, task])).values(),
];

/** What has no date comes last; ties are broken as the store does. */
function compare(a: TaskDocument, b: TaskDocument, { by }: (typeof sorts)[TaskFilter['sort']]): number {
  const first = (a[by] ?? Infinity) - (b[by] ?? Infinity);
  return Number.isNaN(first) || first === 0 ? (a.id < b.id ? -1 : 1) : first;
}
