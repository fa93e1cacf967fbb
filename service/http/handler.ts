import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Actor } from '../application/people/actor.js';
import type { SignedIn } from '../application/people/session.js';
import type { Api, RouteName } from '../contract/api.js';
import type { Route } from '../contract/route.js';
import type { KeyedRequest } from '../domain/keyedRequest.js';

type ParamsOf<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Record<Name, string> & ParamsOf<Rest>
  : unknown;

/** A request that has been authenticated, allowed and validated as its row of the contract says. */
export interface Asked<R extends Route> {
  actor: R['allowed'] extends 'anyone' ? Actor | null : Actor;
  signedIn: R['allowed'] extends 'anyone' ? SignedIn | undefined : SignedIn;
  params: ParamsOf<R['path']>;
  query: R extends { query: infer Q extends z.ZodType } ? z.output<Q> : undefined;
  body: R extends { body: infer B extends z.ZodType } ? z.output<B> : undefined;
  /** Its key, where it may be sent again; undefined where it came without one. */
  request: R extends { onceOnly: true } ? KeyedRequest | undefined : undefined;
  /** For what is not JSON: cookies, files, streams. */
  http: { request: Request; response: Response };
}

/** What the answer's schema takes; nothing where there is none. */
export type AnswerTo<R extends Route> = R extends { carries: 'events' | 'file' }
  ? undefined
  : R extends { answer: infer A extends z.ZodType }
    ? z.input<A>
    : undefined;

/** A handler for each route of the contract: one that is missing does not compile. */
export type Handlers = {
  [N in RouteName]: (asked: Asked<Api[N]>) => Promise<AnswerTo<Api[N]>> | AnswerTo<Api[N]>;
};
