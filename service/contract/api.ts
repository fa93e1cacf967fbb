import { caseRoutes } from './routes/caseRoutes.js';
import { instanceRoutes } from './routes/instanceRoutes.js';
import { processRoutes } from './routes/processRoutes.js';
import { reportRoutes } from './routes/reportRoutes.js';
import { ruleSetRoutes } from './routes/ruleSetRoutes.js';
import { sessionRoutes } from './routes/sessionRoutes.js';
import { situationRoutes } from './routes/situationRoutes.js';
import { taskRoutes } from './routes/taskRoutes.js';

/** All that the service offers over HTTP: the server, the OpenAPI document and the UI's client are made from this table. */
export const api = {
  ...reportRoutes,
  ...sessionRoutes,
  ...taskRoutes,
  ...caseRoutes,
  ...processRoutes,
  ...ruleSetRoutes,
  ...situationRoutes,
  ...instanceRoutes,
};

export type Api = typeof api;
export type RouteName = keyof Api;
