import { createHash } from 'node:crypto';
import { Role, type Session } from '../../contract/session.js';
import type { PersonDocument, SessionDocument } from '../../stores/documents/person.js';
import type { Actor } from './actor.js';
import { organisationNames } from '../county/county.js';
import type { Needs } from '../needs.js';

/** A working day and the night shift after it; then one signs in again. */
export const SESSION_LIVES_MS = 12 * 3_600_000;

export interface SignedIn {
  actor: Actor;
  session: SessionDocument;
}

/** Only the hash is stored: who reads the database cannot sign in with what he finds. */
export const sessionId = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Who a session's secret belongs to; undefined where it is unknown or has ended. */
export const openSession =
  ({ stores, clock }: Pick<Needs, 'stores' | 'clock'>) =>
  async (secret: string): Promise<SignedIn | undefined> => {
    const session = await stores.collection('sessions').get(sessionId(secret));
    if (!session || session.expiresAt <= clock.now()) return undefined;
    const person = await stores.collection('people').get(session.personId);
    return person && { actor: actorOf(person), session };
  };

export function actorOf({ id, name, organisation, roles }: PersonDocument): Actor {
  return { id, name, organisation, roles: Role.options.filter((role) => roles.includes(role)) };
}

export async function shownSession(
  needs: Pick<Needs, 'stores' | 'clock'>,
  { actor, session }: SignedIn,
): Promise<Session> {
  const nameOf = await organisationNames(needs);
  const { id, name, organisation, roles } = actor;
  const person = { id, name, organisation: { id: organisation, name: nameOf(organisation) }, roles: [...roles] };
  return { person, csrfToken: session.csrfToken };
}
