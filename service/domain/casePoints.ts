import type { Case } from './case.js';

/** The points (积分) of a case that count, once for each organisation that had a part. */
export interface CasePoints {
  /** When they were given, UTC milliseconds. */
  at: number;
  given: readonly { organisation: string; points: number }[];
  /** The organisations in `given`: what a list is narrowed to. */
  to: readonly string[];
}

/** Null before the case is through, and where every part in it is exempt: that stays on record and is not added up. */
export function pointsOf({ evaluations = [] }: Case): CasePoints | null {
  const counted = evaluations.filter(({ exempt }) => !exempt);
  const [first] = counted;
  if (!first) return null;
  const sums = new Map<string, number>();
  for (const { organisation, points } of counted) sums.set(organisation, (sums.get(organisation) ?? 0) + points);
  return {
    at: first.at,
    given: [...sums].map(([organisation, points]) => ({ organisation, points })),
    to: [...sums.keys()],
  };
}

/** What each organisation has in all, and in how many cases; the most points first. */
export function addedUp(
  cases: readonly Pick<CasePoints, 'given'>[],
): { organisation: string; cases: number; points: number }[] {
  const sums = new Map<string, { cases: number; points: number }>();
  for (const { organisation, points } of cases.flatMap(({ given }) => given)) {
    const before = sums.get(organisation) ?? { cases: 0, points: 0 };
    sums.set(organisation, { cases: before.cases + 1, points: before.points + points });
  }
  return [...sums]
    .map(([organisation, sum]) => ({ organisation, ...sum }))
    .sort((a, b) => b.points - a.points || b.cases - a.cases || (a.organisation < b.organisation ? -1 : 1));
}
