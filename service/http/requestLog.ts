import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { SignedIn } from '../application/people/session.js';
import type { HttpNeeds } from './httpNeeds.js';
import { problemOf } from './problem.js';

type LogNeeds = Pick<HttpNeeds, 'random' | 'log' | 'metrics'>;

/** Gives each request a number, and tells log and metrics how it ended. Nothing of its content is written down. */
export function identified({ random, log, metrics }: LogNeeds): RequestHandler {
  return (request, response, next) => {
    const id = random.hex(8);
    const startedAt = performance.now();
    response.locals.requestId = id;
    response.set('X-Request-Id', id);
    response.on('finish', () => {
      const route = typeof response.locals.route === 'string' ? response.locals.route : 'other';
      const { method } = request;
      const { statusCode: status } = response;
      const seconds = (performance.now() - startedAt) / 1000;
      metrics.httpSeconds.observe({ route, method, status: String(status) }, seconds);
      const signedIn = response.locals.signedIn as SignedIn | undefined;
      log.debug({ id, method, route, status, ms: Math.round(seconds * 1000), person: signedIn?.actor.id }, 'answered');
    });
    next();
  };
}

/** The one handler that every error reaches. */
export function answerProblem({ log }: LogNeeds): ErrorRequestHandler {
  // Express tells an error handler by its four parameters: the last one has to stand there.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  return (error: unknown, _request, response, _next) => {
    const requestId = String(response.locals.requestId);
    const problem = problemOf(error, requestId);
    if (problem.status >= 500) log.error({ id: requestId, error }, 'failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // Its sender learns of it now, not when all of it has been sent.
    if (problem.status === 413) response.set('Connection', 'close');
    const { retryAfterSeconds } = problem.facts;
    if (typeof retryAfterSeconds === 'number') response.set('Retry-After', String(retryAfterSeconds));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
