import { z } from 'zod';
import { Localized } from './localized.js';
import { Point } from './report.js';

export const OrgKind = z.enum(['county', 'street', 'community', 'grid', 'department', 'committee']);
export const AreaKind = z.enum(['town', 'village']);

export const OrgNode = z
  .object({
    id: z.string(),
    kind: OrgKind,
    name: Localized,
    parent: z.string().nullable(),
    point: Point.nullable(),
    /** Town or village, with all that lies below; null: as the one above says. */
    area: AreaKind.nullable(),
  })
  .meta({ id: 'OrgNode' });
export type OrgNode = z.infer<typeof OrgNode>;

/** The organisations as they stand today: grids of every street, and the departments. */
export const OrgTree = z.object({ items: z.array(OrgNode) }).meta({ id: 'OrgTree' });
export type OrgTree = z.infer<typeof OrgTree>;

export const CatalogueItem = z
  .object({
    id: z.string(),
    category: Localized,
    name: Localized,
    department: z.string().nullable(),
    limit: z.string().nullable(),
  })
  .meta({ id: 'CatalogueItem' });
export const CatalogueItems = z
  .object({ version: z.string(), source: z.string(), items: z.array(CatalogueItem) })
  .meta({ id: 'CatalogueItems' });
export type CatalogueItems = z.infer<typeof CatalogueItems>;
