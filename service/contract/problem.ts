import { z } from 'zod';
import { Localized } from './localized.js';

/** RFC 9457, with the registered code and the text in both languages. `issues` say of each refused field where it stands and why. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: Localized,
    facts: z.record(z.string(), z.unknown()),
    issues: z.array(z.object({ path: z.string(), message: Localized, name: Localized.optional() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
