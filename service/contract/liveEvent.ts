import { z } from 'zod';
import { Instant } from './localized.js';

/** Something that people look at has changed: who shows it asks again. Sent as server-sent events of the name `change`. */
export const LiveEvent = z.object({ at: Instant, caseId: z.string().nullable() }).meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof LiveEvent>;
