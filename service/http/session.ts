import type { Needs } from '../application/needs.js';
import { shownSession } from '../application/people/session.js';
import { signIn } from '../application/people/signIn.js';
import { signOut } from '../application/people/signOut.js';
import { clearCookie, setCookie } from './cookie.js';
import type { Handlers } from './handler.js';
import { SignInLimit } from './signInLimit.js';

export function sessionHandlers(needs: Needs): Pick<Handlers, 'signIn' | 'readSession' | 'signOut'> {
  const limit = new SignInLimit();
  return {
    signIn: async ({ body, http: { request, response } }) => {
      const { secret, session } = await limit.guard(body.name, request.ip ?? '', () => signIn(needs)(body));
      setCookie(request, response, secret);
      return session;
    },
    readSession: ({ signedIn }) => (signedIn ? shownSession(needs, signedIn) : null),
    signOut: async ({ signedIn, http: { request, response } }) => {
      await signOut(needs)(signedIn);
      clearCookie(request, response);
    },
  };
}
