import type { Colour } from '../domain/triage.js';

/** How one case ended, or where it stood when the replay did. */
export interface Outcome {
  colour: Colour;
  reportedAt: number;
  closedAt: number | null;
  /** null: nobody ever set it a deadline. */
  dueAt: number | null;
}

export interface ColourFigures {
  cases: number;
  closed: number;
  /** Closed by the deadline. */
  onTime: number;
  /** Closed after the deadline, or open when it has passed. */
  overdue: number;
  /** From report to closing; null while nothing is closed. */
  medianMinutes: number | null;
  p90Minutes: number | null;
}

export interface ReplayFigures {
  reported: number;
  closed: number;
  open: number;
  byColour: Record<Colour, ColourFigures>;
}

/** `at`: when the replay ended, UTC milliseconds. */
export function figuresOf(outcomes: readonly Outcome[], at: number): ReplayFigures {
  const of = (colour: Colour) =>
    colourFigures(
      outcomes.filter((outcome) => outcome.colour === colour),
      at,
    );
  const closed = outcomes.filter(({ closedAt }) => closedAt !== null).length;
  return {
    reported: outcomes.length,
    closed,
    open: outcomes.length - closed,
    byColour: { red: of('red'), orange: of('orange'), yellow: of('yellow'), blue: of('blue'), green: of('green') },
  };
}

function colourFigures(outcomes: readonly Outcome[], at: number): ColourFigures {
  const minutes = outcomes
    .filter((outcome) => outcome.closedAt !== null)
    .map(({ closedAt, reportedAt }) => ((closedAt ?? at) - reportedAt) / 60_000)
    .sort((a, b) => a - b);
  const isLate = ({ closedAt, dueAt }: Outcome) => dueAt !== null && (closedAt ?? at) > dueAt;
  return {
    cases: outcomes.length,
    closed: minutes.length,
    onTime: outcomes.filter((outcome) => outcome.closedAt !== null && !isLate(outcome)).length,
    overdue: outcomes.filter(isLate).length,
    medianMinutes: quantile(minutes, 0.5),
    p90Minutes: quantile(minutes, 0.9),
  };
}

/** The smallest value that at least this share of all does not exceed (nearest rank). */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}
