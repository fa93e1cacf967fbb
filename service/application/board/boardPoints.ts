import type { Board } from '../../contract/board.js';
import { addedUp } from '../../domain/casePoints.js';
import type { Condition } from '../../stores/port.js';
import { PERIOD_MS } from './boardFigures.js';
import { organisationNames } from '../county/county.js';
import type { Needs } from '../needs.js';

/** The points of the last thirty days by whom they were given to, over the cases of a reader; the most first. */
export async function boardPoints(
  needs: Pick<Needs, 'stores' | 'clock'>,
  readable: Record<string, Condition>,
): Promise<Board['points']> {
  const where = { ...readable, ...casesWithPoints(needs.clock.now()) };
  const [cases, nameOf] = await Promise.all([
    needs.stores.collection('caseViews').values({ where }, ['points.given']),
    organisationNames(needs),
  ]);
  const given = cases.map(([one]) => ({ given: one ?? [] }));
  return addedUp(given).map(({ organisation, ...sum }) => ({
    organisation: { id: organisation, name: nameOf(organisation) },
    ...sum,
  }));
}

/** The cases whose points the board adds up; of an organisation, those in which it was given any. */
export function casesWithPoints(now: number, organisation?: string): Record<string, Condition> {
  return {
    'points.at': { gt: now - PERIOD_MS, lte: now },
    ...(organisation === undefined ? {} : { 'points.to': { contains: organisation } }),
  };
}
