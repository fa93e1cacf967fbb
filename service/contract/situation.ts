import { z } from 'zod';
import { Instant, Localized } from './localized.js';

const parts = {
  /** 平急转换: the county has switched to emergency mode. */
  emergencyMode: z.boolean(),
  /** A public event or an examination is on. */
  publicEvent: z.boolean(),
  weatherKind: z.enum(['none', 'rainstorm', 'typhoon', 'heat', 'cold', 'snow', 'wind']),
  weatherAlert: z.enum(['none', 'blue', 'yellow', 'orange', 'red']),
};

/** What holds in the whole county at the moment, as triage is asked about it. */
export const Situation = z
  .object({ ...parts, since: Instant.nullable(), by: Localized.nullable(), reason: z.string() })
  .meta({ id: 'Situation' });
export type Situation = z.infer<typeof Situation>;

export const SetSituation = z.strictObject({ ...parts, reason: z.string().trim().min(2).max(500) });
export type SetSituation = z.infer<typeof SetSituation>;
