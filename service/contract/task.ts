import { z } from 'zod';
import { Colour } from './colour.js';
import { Instant, Localized, Page } from './localized.js';

export const TaskFilter = Page.extend({
  /** mine: claimed by me; pool: open to my organisation and claimed by nobody; all: both, and what colleagues hold. */
  scope: z.enum(['mine', 'pool', 'all']).default('pool'),
  colour: Colour.optional(),
  stage: z.string().max(50).optional(),
  due: z.enum(['overdue', 'nearDue', 'later']).optional(),
  text: z.string().max(100).optional(),
  sort: z.enum(['dueAt', 'createdAt', 'colour']).default('dueAt'),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

export const Claimant = z.object({ id: z.string(), name: Localized });

export const TaskRow = z
  .object({
    key: z.string(),
    caseId: z.string(),
    caseCode: z.string(),
    element: z.string(),
    name: Localized,
    stage: z.string().nullable(),
    tier: z.int().nullable(),
    colour: Colour.nullable(),
    matter: Localized,
    place: Localized,
    organisations: z.array(z.object({ id: z.string(), name: Localized })),
    claimedBy: Claimant.nullable(),
    createdAt: Instant,
    dueAt: Instant.nullable(),
  })
  .meta({ id: 'TaskRow' });
export type TaskRow = z.infer<typeof TaskRow>;

export const TaskList = z.object({ items: z.array(TaskRow), total: z.int(), at: Instant }).meta({ id: 'TaskList' });
export type TaskList = z.infer<typeof TaskList>;

/** A move that a person may make on a task; the form is what must be sent along with a completion. */
export const TaskMove = z.enum(['claim', 'release', 'complete', 'return', 'feedback', 'assign', 'askExtension']);
export type TaskMove = z.infer<typeof TaskMove>;

/** What a choice in a form offers (form-js `valuesKey`), once its label is in the reader's language. */
const Choice = z.object({ value: z.string(), label: Localized });

/** form-js schema as it was deployed with the diagram, or null where the task has no form. */
export const Task = TaskRow.extend({
  moves: z.array(TaskMove),
  form: z.unknown().nullable(),
  /** What the form starts from. Choices by `valuesKey`: who works on the case; to whom it may be sent. */
  formData: z.object({ departmentsOnDuty: z.array(Choice), offeredDepartments: z.array(Choice) }),
  feedback: z.array(z.object({ at: Instant, by: Localized, text: z.string(), files: z.array(z.string()) })),
}).meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

/** What the form of the task asked for. Every value ends up as a variable of the process. */
export const CompleteTask = z.strictObject({
  variables: z.record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/), z.unknown()).default({}),
});
export type CompleteTask = z.infer<typeof CompleteTask>;

export const ReturnTask = z.strictObject({
  reason: z.string().trim().min(2).max(500),
  owner: z.string().max(100).optional(),
});
export type ReturnTask = z.infer<typeof ReturnTask>;

export const GiveFeedback = z.strictObject({
  text: z.string().trim().min(1).max(2000),
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(6)
    .default([]),
});
export type GiveFeedback = z.infer<typeof GiveFeedback>;

export const AssignTask = z.strictObject({ personId: z.string().max(100) });
export type AssignTask = z.infer<typeof AssignTask>;
