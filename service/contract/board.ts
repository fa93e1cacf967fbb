import { z } from 'zod';
import { CaseRow, FigureId } from './case.js';
import { Instant, Localized } from './localized.js';

/** A share of cases with its denominator: 12 of 15 of the last thirty days. `previous` is the same for the thirty before. */
export const Figure = z
  .object({
    id: FigureId,
    name: Localized,
    part: z.int(),
    whole: z.int(),
    previous: z.object({ part: z.int(), whole: z.int() }),
    /** Cases that the figure is not about although one may look for them in it, with the figure that counts them. */
    leftOut: z.object({ id: FigureId, name: Localized, count: z.int() }).nullable(),
  })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

export const Board = z
  .object({
    at: Instant,
    /** The last year that the working calendar knows, where it ends soon and the reader can have that mended. */
    calendarEnds: z.int().nullable(),
    figures: z.array(Figure).max(7),
    /** Overdue and near-due work, worst first, with the tier that it has climbed to. */
    overdue: z.array(CaseRow),
    nearDue: z.array(CaseRow),
    byDepartment: z.array(
      z.object({
        organisation: z.object({ id: z.string(), name: Localized }),
        open: z.int(),
        overdue: z.int(),
        nearDue: z.int(),
      }),
    ),
    byStreet: z.array(
      z.object({
        organisation: z.object({ id: z.string(), name: Localized }),
        open: z.int(),
        overdue: z.int(),
        nearDue: z.int(),
      }),
    ),
    /** Points (积分) given in the last thirty days, in how many cases, the most first; exempt parts are left out. */
    points: z.array(
      z.object({ organisation: z.object({ id: z.string(), name: Localized }), cases: z.int(), points: z.number() }),
    ),
    byColour: z.array(z.object({ colour: z.string(), open: z.int(), overdue: z.int() })),
    /** Open cases by how far they have climbed: 1 department lead, 2 committee convenor, 3 county supervision. */
    byTier: z.array(z.object({ tier: z.int(), open: z.int() })),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof Board>;
