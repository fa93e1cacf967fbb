import { z } from 'zod';
import { Localized } from './localized.js';

export const Role = z.enum([
  'resident',
  'gridMember',
  'dispatcher',
  'clerk',
  'lead',
  'convenor',
  'supervisor',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

export const SignIn = z.strictObject({ name: z.string().min(1).max(100), password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

/** Who is signed in. `organisation` is what the roles hold in. */
export const Person = z
  .object({
    id: z.string(),
    name: Localized,
    organisation: z.object({ id: z.string(), name: Localized }),
    roles: z.array(Role),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** `csrfToken` goes back in the header X-CSRF-Token of every request that changes something. */
export const Session = z.object({ person: Person, csrfToken: z.string() }).meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** People of an organisation, for the lead who assigns a task. */
export const People = z
  .object({ items: z.array(z.object({ id: z.string(), name: Localized, roles: z.array(Role) })) })
  .meta({ id: 'People' });
export type People = z.infer<typeof People>;
