import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { DomainError } from '../domain/errors.js';
import { apiRouter } from './apiRouter.js';
import { caseHandlers } from './cases.js';
import { countyHandlers } from './county.js';
import { docsRouter } from './docs.js';
import { eventHandlers } from './events.js';
import { fileHandlers } from './files.js';
import type { Handlers } from './handler.js';
import type { HttpNeeds } from './httpNeeds.js';
import { opsRouter } from './ops.js';
import { instanceHandlers } from './instances.js';
import { processHandlers } from './processes.js';
import { reportHandlers } from './reports.js';
import { answerProblem, identified } from './requestLog.js';
import { ruleSetHandlers } from './ruleSets.js';
import { sessionHandlers } from './session.js';
import { situationHandlers } from './situation.js';
import { taskHandlers } from './tasks.js';
import { uiPages } from './uiPages.js';

/** Everything that is answered over HTTP. Listening is main's. */
export function createHttpApp(needs: HttpNeeds): Express {
  const app = express();
  app.disable('x-powered-by');
  // A proxy in front tells the caller's address and whether TLS was used; without one the socket does.
  app.set('trust proxy', needs.proxy);
  app.use(identified(needs));
  app.use(securityHeaders);
  app.use(dated(needs));
  app.use(opsRouter(needs));
  app.use('/api', docsRouter(), apiRouter(needs, handlers(needs)));
  app.use('/api', (request) => {
    throw new DomainError('NOT_FOUND', { kind: 'route', key: `${request.method} ${request.originalUrl}` });
  });
  app.use(uiPages(needs.ui));
  app.use(answerProblem(needs));
  return app;
}

const handlers = (needs: HttpNeeds): Handlers => ({
  ...reportHandlers(needs),
  ...fileHandlers(needs),
  ...countyHandlers(needs),
  ...sessionHandlers(needs),
  ...taskHandlers(needs),
  ...caseHandlers(needs),
  ...processHandlers(needs),
  ...instanceHandlers(needs),
  ...ruleSetHandlers(needs),
  ...situationHandlers(needs),
  ...eventHandlers(needs),
});

/** Pages count what is left by this header: the machine's own time would be wrong wherever the clock is a virtual one. */
const dated =
  ({ clock }: Pick<HttpNeeds, 'clock'>): RequestHandler =>
  (_request, response, next) => {
    response.set('Date', new Date(clock.now()).toUTCString());
    next();
  };

/** Scripts come from here alone. Styles may stand in the page: the component library writes them as it goes. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Whether there is TLS is known by who runs the proxy.
  strictTransportSecurity: false,
});
