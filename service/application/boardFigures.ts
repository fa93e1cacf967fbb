import type { Figure } from '../contract/board.js';
import type { Case, CaseDeadline } from '../domain/case.js';
import type { Needs } from './needs.js';

/** A figure compares this stretch with the one before it. */
const PERIOD_MS = 30 * 24 * 3_600_000;

/** The seven numbers, each with its denominator, over the cases that were reported in the last thirty days. */
export async function boardFigures({ stores, clock }: Pick<Needs, 'stores' | 'clock'>): Promise<Figure[]> {
  const now = clock.now();
  const cases = stores.collection('cases');
  const [recent, before] = await Promise.all([
    cases.find({ where: { 'report.at': { gte: now - PERIOD_MS } } }),
    cases.find({ where: { 'report.at': { gte: now - 2 * PERIOD_MS, lt: now - PERIOD_MS } } }),
  ]);
  return figures.map(({ id, name, count }) => ({ id, name, ...count(recent, now), previous: count(before, now) }));
}

interface Share {
  part: number;
  whole: number;
}

/** Of these, how many hold. */
const share = <T>(whole: readonly T[], holds: (one: T) => boolean): Share => ({
  part: whole.filter(holds).length,
  whole: whole.length,
});

/** Deadlines that have been met or have passed: only they can be on time or late. */
const settled = (cases: readonly Case[], clock: CaseDeadline['clock'], now: number): CaseDeadline[] =>
  cases.flatMap(({ deadlines }) =>
    deadlines.filter((deadline) => deadline.clock === clock && (deadline.metAt !== null || deadline.dueAt < now)),
  );

const isOnTime = ({ metAt, dueAt }: CaseDeadline): boolean => metAt !== null && metAt <= dueAt;

const onTime =
  (clock: CaseDeadline['clock']) =>
  (cases: readonly Case[], now: number): Share =>
    share(settled(cases, clock, now), isOnTime);

const closed = (cases: readonly Case[]): Case[] => cases.filter(({ status }) => status === 'closed');

const figures: {
  id: string;
  name: Figure['name'];
  count: (cases: readonly Case[], now: number) => Share;
}[] = [
  {
    id: 'handled',
    name: { zh: '结案率', en: 'Closed' },
    count: (cases) =>
      share(
        cases.filter(({ status }) => status !== 'withdrawn'),
        ({ status }) => status === 'closed',
      ),
  },
  { id: 'handledOnTime', name: { zh: '按期处置率', en: 'Handled on time' }, count: onTime('handle') },
  { id: 'acknowledgedOnTime', name: { zh: '按时签收率', en: 'Acknowledged on time' }, count: onTime('acknowledge') },
  { id: 'respondedOnTime', name: { zh: '按时响应率', en: 'Responded on time' }, count: onTime('respond') },
  {
    id: 'returned',
    name: { zh: '退单率', en: 'Returned' },
    count: (cases) =>
      share(
        cases.filter(({ decision }) => decision?.level === 'department'),
        ({ returns }) => returns > 0,
      ),
  },
  {
    id: 'reworked',
    name: { zh: '返工率', en: 'Reworked' },
    count: (cases) => share(closed(cases), ({ reworks }) => reworks > 0),
  },
  {
    id: 'solved',
    name: { zh: '解决率（居民评价）', en: 'Solved, say the residents' },
    count: (cases) =>
      share(
        cases.flatMap(({ rating }) => rating ?? []),
        ({ solved }) => solved,
      ),
  },
];
