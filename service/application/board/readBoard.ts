import type { Board } from '../../contract/board.js';
import { Colour } from '../../contract/colour.js';
import { type Calendar, endsSoon } from '../../domain/calendar.js';
import type { Localized } from '../../domain/localized.js';
import { enclosing, type OrgNode, type OrgTree } from '../../domain/organisation.js';
import type { CaseViewDocument } from '../../stores/documents/case.js';
import type { Actor } from '../people/actor.js';
import { countyNow } from '../county/county.js';
import { NEAR_DUE_MS } from '../cases/dueWithin.js';
import { boardFigures } from './boardFigures.js';
import { boardPoints } from './boardPoints.js';
import type { Needs } from '../needs.js';
import { readable } from '../policies/case.js';
import { caseRows } from '../cases/shownCase.js';

/** Rows on the first screen; the lists behind them have all. */
const SHOWN = 100;

/** What is late or will be, worst first, and the figures: of the cases that this person may read. */
export const readBoard =
  (needs: Pick<Needs, 'stores' | 'clock' | 'calendar'>) =>
  async (actor: Actor): Promise<Board> => {
    const at = needs.clock.now();
    const county = await countyNow(needs);
    const own = readable(actor, county);
    const [open, figures, points] = await Promise.all([
      needs.stores.collection('caseViews').find({ where: { ...own, status: { in: ['reported', 'open'] } } }),
      boardFigures(needs, own),
      boardPoints(needs, own),
    ]);
    const overdue = open.filter((view) => isOverdue(view, at)).sort(worstFirst);
    const nearDue = open.filter((view) => isNearDue(view, at)).sort(worstFirst);
    return {
      at,
      calendarEnds: calendarEnds(needs.calendar, actor, at),
      figures,
      overdue: await caseRows(needs, overdue.slice(0, SHOWN)),
      nearDue: await caseRows(needs, nearDue.slice(0, SHOWN)),
      byDepartment: loads({ county, open, at }, 'department', ({ departments }) => departments),
      byStreet: loads({ county, open, at }, 'street', ({ gridId }) => [enclosing(county, gridId, 'street')?.id ?? '']),
      byColour: Colour.options.map((colour) => {
        const ofColour = open.filter((view) => view.colour === colour);
        return { colour, open: ofColour.length, overdue: ofColour.filter((view) => isOverdue(view, at)).length };
      }),
      points,
      byTier: [1, 2, 3].map((tier) => ({ tier, open: open.filter((view) => view.tier === tier).length })),
    };
  };

function calendarEnds(calendar: Calendar, { roles }: Actor, at: number): number | null {
  const cares = roles.includes('administrator') || roles.includes('supervisor');
  return cares && endsSoon(calendar, at) ? calendar.lastYear : null;
}

const isOverdue = ({ dueAt }: CaseViewDocument, at: number) => dueAt !== null && dueAt < at;
const isNearDue = ({ dueAt }: CaseViewDocument, at: number) =>
  dueAt !== null && dueAt >= at && dueAt < at + NEAR_DUE_MS;

/** The higher it has climbed the worse, then the longer it has been late. */
const worstFirst = (a: CaseViewDocument, b: CaseViewDocument) =>
  b.tier - a.tier || (a.dueAt ?? 0) - (b.dueAt ?? 0) || (a.id < b.id ? -1 : 1);

/** Open, overdue and near-due cases of each organisation of a kind that has any. */
function loads(
  { county, open, at }: { county: OrgTree; open: readonly CaseViewDocument[]; at: number },
  ...[kind, holdersOf]: [kind: OrgNode['kind'], holdersOf: (view: CaseViewDocument) => readonly string[]]
): { organisation: { id: string; name: Localized }; open: number; overdue: number; nearDue: number }[] {
  return [...county.nodes.values()]
    .filter((node) => node.kind === kind)
    .map(({ id, name }) => {
      const held = open.filter((view) => holdersOf(view).includes(id));
      return {
        organisation: { id, name },
        open: held.length,
        overdue: held.filter((view) => isOverdue(view, at)).length,
        nearDue: held.filter((view) => isNearDue(view, at)).length,
      };
    })
    .filter((load) => load.open > 0)
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open);
}
