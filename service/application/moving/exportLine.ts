import { z } from 'zod';
import { collections } from '../../stores/documents/collections.js';
import type { CollectionName } from '../../stores/port.js';

/** Where the installation has moved to people sign in again, others work on it, and another broker sends its records. */
const staying: readonly CollectionName[] = ['sessions', 'attendance', 'exportCounts'];
export const movedCollections = (Object.keys(collections) as CollectionName[]).filter(
  (name) => !staying.includes(name),
);

const Names = z.enum(movedCollections);
const Cell = z.union([z.string(), z.number(), z.null()]);

/**
 * One line of an export. The first says what it is, the last what was written, so that a file that was cut off is
 * noticed. Between them: documents in the version that they have, files, and the rows of an embedded engine's state.
 */
export const ExportLine = z.union([
  z.strictObject({
    format: z.literal('shaodao export 2'),
    engine: z.enum(['embedded', 'zeebe']),
    /** Of the embedded engine's tables. */
    schema: z.int(),
    at: z.string(),
  }),
  z.strictObject({ collection: Names, document: z.looseObject({ id: z.string(), version: z.int().positive() }) }),
  z.strictObject({ file: z.string(), mediaType: z.string(), content: z.base64() }),
  z.strictObject({ table: z.string().regex(/^[a-z_]+$/), row: z.record(z.string().regex(/^[a-z_]+$/), Cell) }),
  z.strictObject({ counts: z.record(z.string(), z.int()), audit: z.string() }),
]);
export type ExportLine = z.infer<typeof ExportLine>;

export type EngineRow = Extract<ExportLine, { table: string }>;
