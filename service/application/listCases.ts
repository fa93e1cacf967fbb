import type { CaseFilter, CaseList } from '../contract/case.js';
import { childrenOf, type OrgTree } from '../domain/organisation.js';
import type { Condition } from '../stores/port.js';
import { countyNow } from './county.js';
import { dueWithin } from './dueWithin.js';
import type { Needs } from './needs.js';
import { caseRows } from './shownCase.js';

/** What a search through texts looks at, the newest first. */
const SEARCHED = 2_000;

/** Cases, newest first or the most pressing first. */
export const listCases =
  (needs: Pick<Needs, 'stores' | 'clock'>) =>
  async (filter: CaseFilter): Promise<CaseList> => {
    const { limit, skip, text } = filter;
    const at = needs.clock.now();
    const where = narrowed(filter, { at, county: await countyNow(needs) });
    const sort = { by: filter.sort, order: filter.sort === 'dueAt' ? ('asc' as const) : ('desc' as const) };
    const views = needs.stores.collection('caseViews');
    if (text === undefined) {
      const [page, total] = await Promise.all([views.find({ where, sort, limit, skip }), views.count(where)]);
      return { items: await caseRows(needs, page), total, at };
    }
    const searched = await views.find({ where, sort, limit: SEARCHED });
    const found = searched.filter(({ code, matter, text: words }) =>
      [code, matter, words].some((part) => part.includes(text)),
    );
    return { items: await caseRows(needs, found.slice(skip, skip + limit)), total: found.length, at };
  };

function narrowed(filter: CaseFilter, now: { at: number; county: OrgTree }): Record<string, Condition> {
  const { status, colour, stage, department, street, tier, due, sort } = filter;
  return {
    ...(status === undefined ? {} : { status }),
    ...(colour === undefined ? {} : { colour }),
    ...(stage === undefined ? {} : { stage }),
    ...(department === undefined ? {} : { departments: { contains: department } }),
    ...(street === undefined ? {} : { gridId: { in: gridsOf(now.county, street) } }),
    ...(tier === undefined ? {} : { tier }),
    // Who sorts by deadline asks about those that have one; stores would put the others first.
    ...(due === undefined
      ? sort === 'dueAt'
        ? { dueAt: { gte: 0 } }
        : {}
      : { status: 'open', dueAt: dueWithin(due, now.at) }),
  };
}

export const gridsOf = (county: OrgTree, street: string): string[] =>
  childrenOf(county, street)
    .flatMap((community) => childrenOf(county, community.id))
    .map(({ id }) => id);
