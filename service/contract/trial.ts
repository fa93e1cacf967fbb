import { z } from 'zod';
import { Localized } from './localized.js';

const Counted = z.object({ element: z.string(), times: z.int() });
const Trouble = z.object({ element: z.string(), type: z.string() });

/** One thing that is otherwise than a scenario expects. Values are JSON as text, cut off where they are very long. */
export const TrialMismatch = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('problem'),
      part: z.enum(['file', 'deployment', 'start', 'step', 'limit']),
      /** Of a step, counted from 1. */
      step: z.int().nullable(),
      text: Localized,
    }),
    z.object({ kind: z.literal('state'), expected: z.string(), actual: z.string().nullable() }),
    z.object({
      kind: z.enum(['completed', 'terminated', 'active', 'jobs']),
      missing: z.array(Counted),
      extra: z.array(Counted),
    }),
    z.object({
      kind: z.literal('order'),
      /** Counted from 1: what was completed first, second, … */
      place: z.int(),
      expected: z.string().nullable(),
      actual: z.string().nullable(),
    }),
    z.object({ kind: z.literal('incidents'), missing: z.array(Trouble), extra: z.array(Trouble) }),
    z.object({ kind: z.literal('variable'), name: z.string(), expected: z.string(), actual: z.string().nullable() }),
  ])
  .meta({ id: 'TrialMismatch' });
export type TrialMismatch = z.infer<typeof TrialMismatch>;

export const TriedScenario = z
  .object({
    name: z.string(),
    ok: z.boolean(),
    state: z.enum(['active', 'completed', 'canceled', 'rejected']).nullable(),
    mismatches: z.array(TrialMismatch),
    /** Of the process under test at the end; a value that is too long to be read is left out. */
    variables: z.record(z.string(), z.unknown()),
    /** How often an element or a sequence flow was gone through, was ended, and holds a token at the end. */
    walked: z.array(
      z.object({
        process: z.string(),
        element: z.string(),
        completed: z.int(),
        terminated: z.int(),
        active: z.int(),
      }),
    ),
  })
  .meta({ id: 'TriedScenario' });
export type TriedScenario = z.infer<typeof TriedScenario>;

/** `names` are of the elements of published diagrams that the scenarios went through. */
export const TriedProcess = z
  .object({ items: z.array(TriedScenario), names: z.record(z.string(), Localized) })
  .meta({ id: 'TriedProcess' });
export type TriedProcess = z.infer<typeof TriedProcess>;
