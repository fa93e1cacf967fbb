import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { PlaceKind } from '../contract/report.js';
import { DomainError } from '../domain/errors.js';

const Slug = z.string().regex(/^[a-z0-9-]+$/);
const Localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** How a table of somebody else's requests becomes reports of ours: a file, so that another city needs no code. */
export const Mapping = z.strictObject({
  id: Slug,
  source: z.string().min(1),
  /** Which column of the table is what. */
  columns: z.strictObject({
    key: z.string(),
    reportedAt: z.string(),
    closedAt: z.string(),
    agency: z.string(),
    matter: z.string(),
    detail: z.string(),
    placeKind: z.string(),
    area: z.string(),
    /** Requests with the same value fall into the same grid of the area. */
    neighbourhood: z.string(),
    address: z.string(),
  }),
  /** The dates stand for this place's own clock: the zone in which they are taken, such as +08:00. */
  utcOffset: z.string().regex(/^[+-]\d\d:\d\d$/),
  /** Their agency → our department. */
  departments: z.record(z.string(), Slug),
  /** Their kind of complaint → the item of the catalogue that it becomes, and the agency that handles it. */
  items: z.record(
    z.string(),
    z.strictObject({
      id: Slug,
      name: Localized,
      category: Localized,
      agency: z.string().min(1),
      limit: z.string().min(1),
    }),
  ),
  /** Their kind of place → ours; `other` where it is not named. */
  placeKinds: z.record(z.string(), PlaceKind),
  /** Their area → our street. */
  streets: z.record(z.string(), Slug),
});
export type Mapping = z.infer<typeof Mapping>;

/** @throws DomainError FILE_UNREADABLE */
export function readMapping(file: string): Mapping {
  try {
    return Mapping.parse(parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new DomainError('FILE_UNREADABLE', { file, reason }, { cause });
  }
}
