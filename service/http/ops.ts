import { Router } from 'express';
import type { HttpNeeds } from './httpNeeds.js';

/** For who runs it: alive, ready, and the numbers. */
export function opsRouter({ health, metrics }: Pick<HttpNeeds, 'health' | 'metrics'>): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/health/ready', async (_request, response) => {
    const state = await health.ready();
    response.status(state.ok ? 200 : 503).json(state);
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
