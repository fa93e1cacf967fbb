const ranks: Readonly<Record<string, number>> = { red: 0, orange: 1, yellow: 2, blue: 3, green: 4 };
const UNDECIDED = 5;

/** For sorting, the most pressing first: 0 red to 4 green, 5 undecided. */
export function colourRankOf(colour: string | null): number {
  return ranks[colour ?? ''] ?? UNDECIDED;
}
