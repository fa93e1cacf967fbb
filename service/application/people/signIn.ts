import type { Session, SignIn } from '../../contract/session.js';
import { DomainError } from '../../domain/errors.js';
import type { Needs } from '../needs.js';
import { actorOf, SESSION_LIVES_MS, sessionId, shownSession } from './session.js';

/**
 * Opens a session. `secret` goes into the cookie and is kept nowhere else.
 * @throws DomainError SIGN_IN_FAILED, the same for an unknown name and a wrong password
 */
export const signIn =
  (needs: Pick<Needs, 'stores' | 'clock' | 'random' | 'passwords'>) =>
  async ({ name, password }: SignIn): Promise<{ secret: string; session: Session }> => {
    const { stores, clock, random, passwords } = needs;
    const [person] = await stores.collection('people').find({ where: { login: name }, limit: 1 });
    // An unknown name costs as much time as a wrong password: nobody learns which names there are.
    if (!person) await passwords.hash(password);
    if (!person || !(await passwords.verify(person.passwordHash, password))) throw new DomainError('SIGN_IN_FAILED');
    const secret = random.hex(32);
    const session = await stores.collection('sessions').insert({
      id: sessionId(secret),
      personId: person.id,
      csrfToken: random.hex(16),
      createdAt: clock.now(),
      expiresAt: clock.now() + SESSION_LIVES_MS,
    });
    return { secret, session: await shownSession(needs, { actor: actorOf(person), session }) };
  };
