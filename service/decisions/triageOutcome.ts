import { z } from 'zod';
import type { Colour, Level, TriageDecision, WhistleKind } from '../domain/triage.js';
import { Reason } from './outcome.js';
import type { FactRecord } from './ruleSet.js';

const colours = ['red', 'orange', 'yellow', 'blue', 'green'] as const satisfies readonly Colour[];
/** Low to high. */
const levels = ['grid', 'community', 'street', 'department'] as const satisfies readonly Level[];
/** Weak to strong. */
const whistles = ['none', 'street', 'joint', 'emergency'] as const satisfies readonly WhistleKind[];

const Rank = z.int().min(1).max(3);
const Minutes = z.int().min(1);
const Row = z.tuple([z.enum(colours), z.enum(colours), z.enum(colours)]);

/** Colour by importance (row) and urgency (column). */
export const Matrix = z.object({ colours: z.tuple([Row, Row, Row]) });
export type Matrix = z.infer<typeof Matrix>;

export const Clocks = z.object({
  respond: z.record(z.enum(levels), Minutes),
  colours: z.record(z.enum(colours), z.object({ respond: Minutes, acknowledge: Minutes, handle: Minutes })),
  whistles: z.record(z.enum(whistles), z.object({ acknowledge: Minutes.nullable(), checkIn: Minutes.nullable() })),
});
export type Clocks = z.infer<typeof Clocks>;

/** What a rule of `triage` may say. Each part is combined with what other rules say: the graver, the stricter, all of them. */
export const TriageOutcome = z.strictObject({
  importance: Rank.optional(),
  urgency: Rank.optional(),
  level: z.enum(levels).optional(),
  whistle: z.enum(whistles).optional(),
  /** A department, or the fact that names it. The first rule that names one wins. */
  lead: z.union([z.string().min(1), z.strictObject({ fact: z.string() })]).optional(),
  coHandlers: z.array(z.string().min(1)).default([]),
  needsOnSite: z.boolean().default(false),
  acknowledgeMinutes: Minutes.optional(),
  checkInMinutes: Minutes.optional(),
  handleMinutes: Minutes.optional(),
  respondMinutes: Minutes.optional(),
  flags: z.array(z.string().min(1)).default([]),
  reason: Reason,
});
export type TriageOutcome = z.infer<typeof TriageOutcome> & { type: unknown };

type Combined = Omit<TriageDecision, 'ruleSet' | 'ruleSetVersion' | 'facts' | 'reasons'>;

export function combine(
  outcomes: readonly TriageOutcome[],
  facts: FactRecord,
  tables: { matrix: Matrix; clocks: Clocks },
): Combined {
  const importance = most(outcomes, 'importance');
  const urgency = most(outcomes, 'urgency');
  const colour = tables.matrix.colours[importance - 1]?.[urgency - 1] ?? 'green';
  const { level, whistle } = handledBy(outcomes);
  const { lead, coHandlers } = departments(outcomes, facts);
  const unowned = level === 'department' && lead === null;
  return {
    importance,
    urgency,
    colour,
    level,
    whistle,
    lead,
    coHandlers,
    ...clocksFor(outcomes, facts, { colour, level, whistle, clocks: tables.clocks }),
    needsOnSite: outcomes.some((outcome) => outcome.needsOnSite),
    flags: distinct([...outcomes.flatMap((outcome) => outcome.flags), ...(unowned ? ['confirmDepartment'] : [])]),
  };
}

/** A whistle calls departments, and a department is called by a whistle. Where no rule says more, the street begins. */
function handledBy(outcomes: readonly TriageOutcome[]): { level: Level; whistle: WhistleKind } {
  const whistle = highest(whistles, outcomes, (outcome) => outcome.whistle) ?? 'none';
  const level = highest(levels, outcomes, (outcome) => outcome.level) ?? 'street';
  if (whistle !== 'none') return { level: 'department', whistle };
  return { level, whistle: level === 'department' ? 'street' : 'none' };
}

/** A department that a ruling has cleared gets nothing. A second department that rules would have lead helps the first. */
function departments(
  outcomes: readonly TriageOutcome[],
  facts: FactRecord,
): { lead: string | null; coHandlers: string[] } {
  const cleared = Array.isArray(facts.clearedDepartments) ? facts.clearedDepartments : [];
  const allowed = (department: string): boolean => department !== '' && !cleared.includes(department);
  const leads = outcomes.flatMap(({ lead, type }) => {
    const department = typeof lead === 'object' ? facts[lead.fact] : lead;
    return typeof department === 'string' && allowed(department) ? [{ department, type }] : [];
  });
  const lead = leads[0]?.department ?? null;
  // A route only says who leads where nothing graver does.
  const second = leads.filter(({ type }) => type !== 'route').map(({ department }) => department);
  const others = [...second, ...outcomes.flatMap((outcome) => outcome.coHandlers).filter(allowed)];
  return { lead, coHandlers: distinct(others).filter((department) => department !== lead) };
}

function clocksFor(
  outcomes: readonly TriageOutcome[],
  facts: FactRecord,
  { colour, level, whistle, clocks }: { colour: Colour; level: Level; whistle: WhistleKind; clocks: Clocks },
): Pick<TriageDecision, 'respondMinutes' | 'acknowledgeMinutes' | 'checkInMinutes' | 'handleMinutes'> {
  const byColour = clocks.colours[colour];
  const byWhistle = clocks.whistles[whistle];
  const hasLimit = typeof facts.limitMinutes === 'number' && facts.limitMinutes > 0;
  return {
    respondMinutes: Math.min(clocks.respond[level], byColour.respond, least(outcomes, 'respondMinutes')),
    acknowledgeMinutes: Math.min(
      byColour.acknowledge,
      byWhistle.acknowledge ?? Infinity,
      least(outcomes, 'acknowledgeMinutes'),
    ),
    checkInMinutes: orNull(Math.min(byWhistle.checkIn ?? Infinity, least(outcomes, 'checkInMinutes'))),
    handleMinutes: orNull(Math.min(hasLimit ? Infinity : byColour.handle, least(outcomes, 'handleMinutes'))),
  };
}

function most(outcomes: readonly TriageOutcome[], part: 'importance' | 'urgency'): number {
  let most = 1;
  for (const outcome of outcomes) most = Math.max(most, outcome[part] ?? 1);
  return most;
}

type Clock = 'respondMinutes' | 'acknowledgeMinutes' | 'checkInMinutes' | 'handleMinutes';

/** Infinity: no rule says anything. */
function least(outcomes: readonly TriageOutcome[], part: Clock): number {
  let least = Infinity;
  for (const outcome of outcomes) least = Math.min(least, outcome[part] ?? Infinity);
  return least;
}

const orNull = (minutes: number): number | null => (minutes === Infinity ? null : minutes);

function highest<T>(
  order: readonly T[],
  outcomes: readonly TriageOutcome[],
  partOf: (outcome: TriageOutcome) => T | undefined,
): T | undefined {
  let rank = -1;
  for (const outcome of outcomes) {
    const part = partOf(outcome);
    if (part !== undefined) rank = Math.max(rank, order.indexOf(part));
  }
  return order[rank];
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
