import type { CaseFilter, CaseList } from '../../contract/case.js';
import { gridsUnder, type OrgTree } from '../../domain/organisation.js';
import type { Condition } from '../../stores/port.js';
import type { Actor } from '../people/actor.js';
import { casesIn } from '../board/boardFigures.js';
import { casesWithPoints } from '../board/boardPoints.js';
import { countyNow } from '../county/county.js';
import { dueWithin } from './dueWithin.js';
import { mentions } from './matter.js';
import type { Needs } from '../needs.js';
import { readable } from '../policies/case.js';
import { caseRows } from './shownCase.js';

/** What a search through texts looks at, the newest first. */
const SEARCHED = 2_000;

/** The cases that this person may read, newest first or the most pressing first. */
export const listCases =
  (needs: Pick<Needs, 'stores' | 'clock'>) =>
  async (actor: Actor, filter: CaseFilter): Promise<CaseList> => {
    const { limit, skip, text } = filter;
    const at = needs.clock.now();
    const where = narrowed(filter, { at, actor, county: await countyNow(needs) });
    const sort = { by: filter.sort, order: filter.sort === 'dueAt' ? ('asc' as const) : ('desc' as const) };
    const views = needs.stores.collection('caseViews');
    if (text === undefined) {
      const [page, total] = await Promise.all([views.find({ where, sort, limit, skip }), views.count(where)]);
      return { items: await caseRows(needs, page), total, at };
    }
    const searched = await views.find({ where, sort, limit: SEARCHED });
    const found = searched.filter(({ code, matter, matterEn, text: words }) =>
      mentions([code, matter, matterEn, words], text),
    );
    return { items: await caseRows(needs, found.slice(skip, skip + limit)), total: found.length, at };
  };

function narrowed(
  filter: CaseFilter,
  { at, actor, county }: { at: number; actor: Actor; county: OrgTree },
): Record<string, Condition> {
  const { status, colour, stage, department, street, tier, due, figure, counted, pointsTo, sort } = filter;
  const inStreet = street === undefined ? undefined : gridsUnder(county, street).map(({ id }) => id);
  const where: Record<string, Condition>[] = [
    ...(status === undefined ? [] : [{ status }]),
    ...(colour === undefined ? [] : [{ colour }]),
    ...(stage === undefined ? [] : [{ stage }]),
    ...(tier === undefined ? [] : [{ tier }]),
    ...(figure === undefined ? [] : [casesIn({ figure, counted, now: at })]),
    ...(pointsTo === undefined ? [] : [casesWithPoints(at, pointsTo)]),
    // Who sorts by deadline asks about those that have one; stores would put the others first.
    ...(sort === 'dueAt' ? [{ dueAt: { gte: 0 } }] : []),
    ...(due === undefined ? [] : [{ status: 'open', dueAt: dueWithin(due, at) }]),
    ...(department === undefined ? [] : [{ departments: { contains: department } }]),
    readable(actor, county, inStreet),
  ];
  return where.reduce((all, one) => ({ ...all, ...one }), {});
}
