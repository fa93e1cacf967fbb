import { z } from 'zod';
import { Colour } from './colour.js';
import { Instant, Localized, Page } from './localized.js';
import { Point } from './report.js';
import { TaskRow } from './task.js';

export const CaseStatus = z.enum(['reported', 'open', 'closed', 'withdrawn', 'ended']);

/** A figure of the board. As a filter: the cases of its thirty days that it is about, those that count or those that do not. */
export const FigureId = z.enum([
  'handled',
  'handledOnTime',
  'acknowledgedOnTime',
  'respondedOnTime',
  'returned',
  'reworked',
  'solved',
  'unanswered',
]);
export type FigureId = z.infer<typeof FigureId>;

export const CaseFilter = Page.extend({
  status: CaseStatus.optional(),
  colour: Colour.optional(),
  stage: z.string().max(50).optional(),
  department: z.string().max(100).optional(),
  street: z.string().max(100).optional(),
  tier: z.coerce.number().int().min(0).max(9).optional(),
  due: z.enum(['overdue', 'nearDue', 'later']).optional(),
  text: z.string().max(100).optional(),
  figure: FigureId.optional(),
  /** An organisation that was given points in the case in the last thirty days. */
  pointsTo: z.string().max(100).optional(),
  counted: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['reportedAt', 'dueAt']).default('reportedAt'),
});
export type CaseFilter = z.infer<typeof CaseFilter>;

export const CaseRow = z
  .object({
    id: z.string(),
    code: z.string(),
    text: z.string(),
    matter: Localized,
    place: Localized,
    colour: Colour.nullable(),
    status: CaseStatus,
    stage: z.string().nullable(),
    stageName: Localized.nullable(),
    holder: Localized.nullable(),
    tier: z.int(),
    reportedAt: Instant,
    dueAt: Instant.nullable(),
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'CaseRow' });
export type CaseRow = z.infer<typeof CaseRow>;

export const CaseList = z.object({ items: z.array(CaseRow), total: z.int(), at: Instant }).meta({ id: 'CaseList' });
export type CaseList = z.infer<typeof CaseList>;

/** A deadline and where it came from: the limit as the catalogue writes it, the calendar, the spans that were counted. */
export const Deadline = z
  .object({
    clock: z.enum(['respond', 'acknowledge', 'checkIn', 'handle']),
    organisation: z.object({ id: z.string(), name: Localized }),
    startedAt: Instant,
    dueAt: Instant,
    limit: z.string(),
    calendar: z.string(),
    spans: z.array(z.object({ from: Instant, to: Instant, minutes: z.number() })),
    /** The same in sentences, one a line: limit, each day counted or passed over, end, calendar. */
    explanation: z.array(Localized),
    metAt: Instant.nullable(),
    extensions: z.array(z.object({ at: Instant, by: Localized, reason: z.string(), dueAt: Instant })),
  })
  .meta({ id: 'Deadline' });
export type Deadline = z.infer<typeof Deadline>;

export const TimelineEntry = z
  .object({
    id: z.string(),
    at: Instant,
    kind: z.string(),
    text: Localized,
    by: Localized.nullable(),
    detail: z.string().nullable(),
    files: z.array(z.string()),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const CaseMove = z.enum([
  'urge',
  'supervise',
  'askExtension',
  'grantExtension',
  'suspend',
  'resume',
  'addCoHandler',
]);

export const CaseView = CaseRow.extend({
  version: z.int(),
  trackingCode: z.string(),
  photos: z.array(z.string()),
  point: Point.nullable(),
  address: z.string().nullable(),
  /** What the reporter said: people hurt, and whether life is in danger. */
  injured: z.int(),
  dangerToLife: z.boolean(),
  importance: z.int().nullable(),
  urgency: z.int().nullable(),
  level: z.string().nullable(),
  lead: z.object({ id: z.string(), name: Localized }).nullable(),
  coHandlers: z.array(z.object({ id: z.string(), name: Localized })),
  reasons: z.array(Localized),
  ruleSetVersion: z.string().nullable(),
  deadlines: z.array(Deadline),
  tasks: z.array(TaskRow),
  timeline: z.array(TimelineEntry),
  returns: z.int(),
  reworks: z.int(),
  urges: z.int(),
  supervisions: z.int(),
  suspension: z.object({ from: Instant, until: Instant, reason: z.string(), by: Localized }).nullable(),
  rating: z.int().nullable(),
  moves: z.array(CaseMove),
  pendingExtensions: z.array(
    z.object({
      id: z.string(),
      organisation: z.object({ id: z.string(), name: Localized }),
      reason: z.string(),
      dueAt: Instant,
    }),
  ),
  /** Which version of which diagram each instance of the case runs on, and the elements that hold a token or have been passed. */
  instances: z.array(
    z.object({
      processInstanceKey: z.string(),
      processId: z.string(),
      name: Localized,
      version: z.int(),
      active: z.array(z.string()),
      passed: z.array(z.string()),
      /** The version that it ran on before it was migrated. */
      migratedFrom: z.int().nullable(),
      /** Since when it stands still by an administrator's word; the case's clock is another matter (`suspension`). */
      suspendedAt: Instant.nullable(),
      incidents: z.array(
        z.object({ key: z.string(), element: z.string(), name: Localized, type: z.string(), message: Localized }),
      ),
    }),
  ),
}).meta({ id: 'CaseView' });
export type CaseView = z.infer<typeof CaseView>;

export const Reasoned = z.strictObject({ reason: z.string().trim().min(2).max(500) });
export type Reasoned = z.infer<typeof Reasoned>;

export const AddCoHandler = z.strictObject({
  department: z.string().max(100),
  reason: z.string().trim().min(2).max(500),
});
export type AddCoHandler = z.infer<typeof AddCoHandler>;

export const SuspendCase = z.strictObject({ reason: z.string().trim().min(2).max(500), until: Instant });
export type SuspendCase = z.infer<typeof SuspendCase>;

export const AskExtension = z.strictObject({
  department: z.string().max(100),
  reason: z.string().trim().min(2).max(500),
  minutes: z.int().min(1).max(525_600),
});
export type AskExtension = z.infer<typeof AskExtension>;
export const DecideExtension = z.strictObject({ granted: z.boolean(), reason: z.string().trim().max(500).default('') });
export type DecideExtension = z.infer<typeof DecideExtension>;
