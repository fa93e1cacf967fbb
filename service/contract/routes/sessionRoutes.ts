import { Session, SignIn } from '../session.js';
import { everybody, type Route } from '../route.js';

/** Sign-in. */
export const sessionRoutes = {
  signIn: {
    method: 'post',
    path: '/session',
    allowed: 'anyone',
    summary: 'Sign in',
    body: SignIn,
    status: 201,
    answer: Session,
  },
  readSession: {
    method: 'get',
    path: '/session',
    allowed: 'anyone',
    summary: 'Who is signed in; null where nobody is',
    status: 200,
    answer: Session.nullable(),
  },
  signOut: { method: 'delete', path: '/session', allowed: everybody, summary: 'Sign out', status: 204 },
} as const satisfies Record<string, Route>;
