import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { openSession, type SignedIn } from '../application/people/session.js';
import type { Needs } from '../application/needs.js';
import { api, type RouteName } from '../contract/api.js';
import type { Route } from '../contract/route.js';
import { DomainError } from '../domain/errors.js';
import { readCookie } from './cookie.js';
import type { Asked, Handlers } from './handler.js';
import { keyedRequest } from './keyedRequest.js';
import { validated } from './validated.js';

/** Diagrams and rule sets are the longest texts that anybody sends; everything else is short. */
const longBody = express.json({ limit: '5mb' });
const hasLongBody = ({ path }: Route) => /^\/(processes|rule-sets)\//.test(path);
const shortBody = express.json({ limit: '100kb' });

/** Mounts each row of the contract: who calls, may he, is the input right, then the handler, then the answer. */
export function apiRouter(needs: Needs, handlers: Handlers): Router {
  const router = Router();
  for (const [name, route] of Object.entries<Route>(api) as [RouteName, Route][]) {
    // Every handler takes what its own row makes of a request; the compiler has checked each pair in `Handlers`.
    const handle = handlers[name] as (asked: Asked<Route>) => unknown;
    router[route.method](
      route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      namedRoute(route),
      authorised(needs, name, route),
      hasLongBody(route) ? longBody : shortBody,
      async (request, response) => {
        const answer = await handle(asked(route, request, response));
        if (response.headersSent) return;
        if (answer === undefined) response.status(route.status).end();
        else response.status(route.status).json(answer);
      },
    );
  }
  return router;
}

/** For metrics and log: the row's path, so that keys and codes do not multiply the series. */
const namedRoute =
  ({ path }: Route): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = path;
    response.set('Cache-Control', 'no-store');
    next();
  };

const authorised =
  (needs: Needs, ...[name, route]: [RouteName, Route]): RequestHandler =>
  async (request, response, next) => {
    const secret = readCookie(request);
    const signedIn = secret === undefined ? undefined : await openSession(needs)(secret);
    if (route.allowed !== 'anyone') {
      if (!signedIn) throw new DomainError('NOT_SIGNED_IN');
      const { roles } = signedIn.actor;
      if (!route.allowed.some((role) => roles.includes(role))) throw new DomainError('NOT_ALLOWED', { action: name });
    }
    // Whoever signs in has no session yet, or leaves one behind.
    const changes = route.method !== 'get' && name !== 'signIn';
    if (changes && signedIn && request.get('X-CSRF-Token') !== signedIn.session.csrfToken) {
      throw new DomainError('CSRF_TOKEN_WRONG');
    }
    response.locals.signedIn = signedIn;
    next();
  };

function asked(route: Route, request: Request, response: Response): Asked<Route> {
  const signedIn = response.locals.signedIn as SignedIn | undefined;
  const actor = signedIn?.actor ?? null;
  const body = route.body ? validated(route.body, request.body, 'body') : undefined;
  return {
    actor,
    signedIn,
    params: request.params,
    query: route.query ? validated(route.query, request.query, 'query') : undefined,
    body,
    request: route.onceOnly ? keyedRequest(request, { by: actor?.id ?? null, body }) : undefined,
    http: { request, response },
  } as Asked<Route>;
}
