import type { Figure } from '../../contract/board.js';
import type { FigureId } from '../../contract/case.js';
import type { Condition } from '../../stores/port.js';
import type { Needs } from '../needs.js';

/** What the board looks back on; a figure compares this stretch with the one before it. */
export const PERIOD_MS = 30 * 24 * 3_600_000;

/** The seven numbers over the cases of a reader that were reported in the last thirty days. */
export async function boardFigures(
  { stores, clock }: Pick<Needs, 'stores' | 'clock'>,
  readable: Record<string, Condition>,
): Promise<Figure[]> {
  const now = clock.now();
  const views = stores.collection('caseViews');
  const share = async (figure: FigureId, endsAt: number) => {
    const [part, whole] = await Promise.all([
      views.count({ ...readable, ...casesIn({ figure, counted: 'yes', endsAt, now }) }),
      views.count({ ...readable, ...casesIn({ figure, endsAt, now }) }),
    ]);
    return { part, whole };
  };
  return Promise.all(
    names.map(async ({ id, name, without }) => {
      const [recent, previous] = await Promise.all([share(id, now), share(id, now - PERIOD_MS)]);
      const leftOut = without ? { ...without, count: (await share(without.id, now)).part } : null;
      return { id, name, ...recent, previous, leftOut };
    }),
  );
}

/** The cases that a figure is about, in the thirty days that end at `endsAt` (the present, unless said); as it counts them `now`. */
export function casesIn({
  figure,
  counted,
  now,
  endsAt = now,
}: {
  figure: FigureId;
  counted?: 'yes' | 'no' | undefined;
  now: number;
  endsAt?: number;
}): Record<string, Condition> {
  return {
    reportedAt: { gt: endsAt - PERIOD_MS, lte: endsAt },
    [`figures.${figure}.from`]: { lte: now },
    ...(counted === undefined ? {} : { [`figures.${figure}.holds`]: counted === 'yes' }),
  };
}

const names: readonly (Pick<Figure, 'id' | 'name'> & { without?: Pick<Figure, 'id' | 'name'> })[] = [
  { id: 'handled', name: { zh: '结案率', en: 'Closed' } },
  { id: 'handledOnTime', name: { zh: '按期处置率', en: 'Handled on time' } },
  { id: 'acknowledgedOnTime', name: { zh: '按时签收率', en: 'Acknowledged on time' } },
  { id: 'respondedOnTime', name: { zh: '按时响应率', en: 'Responded on time' } },
  { id: 'returned', name: { zh: '退单率', en: 'Returned' } },
  { id: 'reworked', name: { zh: '返工率', en: 'Reworked' } },
  {
    id: 'solved',
    name: { zh: '解决率（居民评价）', en: 'Solved, say the residents' },
    without: { id: 'unanswered', name: { zh: '回访无答复', en: 'Revisit unanswered' } },
  },
];
