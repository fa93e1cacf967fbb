import { z } from 'zod';
import { because } from './because.js';
import { Instant, Page } from './localized.js';

const Key = z.string().regex(/^\d{1,19}$/);
const ElementId = z.string().min(1).max(200);
const Reason = z.string().trim().min(2).max(500);
/** What an administrator may do with a running instance now; one that the engine in use lacks is not there. */
export const InstanceMove = z.enum(['modify', 'suspend', 'resume']);
export type InstanceMove = z.infer<typeof InstanceMove>;

export const InstanceView = z
  .object({
    processInstanceKey: z.string(),
    caseId: z.string().nullable(),
    caseCode: z.string().nullable(),
    processId: z.string(),
    version: z.int(),
    /** The version that it ran on before it was migrated. */
    migratedFrom: z.int().nullable(),
    /** The instance that has called it. */
    parent: z.string().nullable(),
    state: z.enum(['active', 'completed', 'terminated']),
    /** Since when it stands still, by itself, by its caller or by its whole version. Not the case's clock: that is the case's suspension. */
    suspendedAt: Instant.nullable(),
    tokens: z.array(z.object({ key: z.string(), element: z.string(), since: Instant })),
    moves: z.array(InstanceMove),
  })
  .meta({ id: 'InstanceView' });
export type InstanceView = z.infer<typeof InstanceView>;

export const InstanceFilter = Page.extend({
  processId: ElementId.optional(),
  version: z.coerce.number().int().min(1).optional(),
  caseId: z.string().max(100).optional(),
  /** That case's, in full. */
  caseCode: z.string().max(100).optional(),
  state: z.enum(['active', 'completed', 'terminated', 'any']).default('active'),
});
export type InstanceFilter = z.infer<typeof InstanceFilter>;

export const InstanceList = z.object({ items: z.array(InstanceView), total: z.int() }).meta({ id: 'InstanceList' });
export type InstanceList = z.infer<typeof InstanceList>;

/** `variables`: null where the instance began before they were kept; `tooLong`: names of those that are left out. */
export const InstanceVariables = z
  .object({ variables: z.record(z.string(), z.unknown()).nullable(), tooLong: z.array(z.string()) })
  .meta({ id: 'InstanceVariables' });
export type InstanceVariables = z.infer<typeof InstanceVariables>;

/** Tokens are moved: those in `terminate` end, then one begins at each element of `activate`. */
export const ModifyInstance = z
  .strictObject({
    activate: z
      .array(
        z.strictObject({
          elementId: ElementId,
          /** Which of them, where the scope around the element runs more than once. */
          ancestorElementInstanceKey: Key.optional(),
          /** Set before it begins: for the whole instance, or in the scope named. */
          variables: z
            .array(z.strictObject({ values: z.record(z.string(), z.unknown()), scopeId: ElementId.optional() }))
            .max(20)
            .default([]),
        }),
      )
      .max(100)
      .default([]),
    terminate: z.array(Key).max(1000).default([]),
    reason: Reason,
    /** Only say whether it would be done. */
    dryRun: z.boolean().default(false),
  })
  .refine(
    ({ activate, terminate }) => activate.length + terminate.length > 0,
    because({ zh: '请至少选一个要激活或结束的环节', en: 'must name something to activate or to terminate' }),
  );
export type ModifyInstance = z.infer<typeof ModifyInstance>;

export const MigrateInstances = z.strictObject({
  to: z.int().min(1),
  /** Element id → its id in the other version; what is not named keeps its own. */
  mapping: z.record(ElementId, ElementId).default({}),
  /** Only these; without it all running ones of the version. */
  instances: z.array(Key).min(1).max(1000).optional(),
  /** Goes on behind this key, where an answer had a `next`. */
  after: Key.optional(),
  reason: Reason,
  /** Only say what would happen, case by case. */
  dryRun: z.boolean(),
});
export type MigrateInstances = z.infer<typeof MigrateInstances>;

export const MigrationRefusal = z
  .object({
    element: z.string(),
    target: z.string(),
    reason: z.enum([
      'ENDING',
      'NO_COUNTERPART',
      'OTHER_KIND',
      'OTHER_SCOPE',
      'NO_FLOW',
      'NOT_UNDOABLE',
      'CANNOT_LISTEN',
      'UNSUPPORTED',
      'ENDED',
    ]),
    detail: z.string(),
  })
  .meta({ id: 'MigrationRefusal' });
export type MigrationRefusal = z.infer<typeof MigrationRefusal>;

export const MigrationOutcome = z
  .object({
    processInstanceKey: z.string(),
    caseId: z.string().nullable(),
    caseCode: z.string().nullable(),
    /** What became of it, or in a dry run would. */
    migrates: z.boolean(),
    moves: z.array(z.object({ element: z.string(), target: z.string() })),
    opens: z.array(z.string()),
    closes: z.array(z.string()),
    refusals: z.array(MigrationRefusal),
  })
  .meta({ id: 'MigrationOutcome' });
export type MigrationOutcome = z.infer<typeof MigrationOutcome>;

/** `next`: there are more behind this key; ask again with it as `after`. */
export const MigrationReport = z
  .object({ dryRun: z.boolean(), items: z.array(MigrationOutcome), next: z.string().nullable() })
  .meta({ id: 'MigrationReport' });
export type MigrationReport = z.infer<typeof MigrationReport>;
