import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import { DomainError } from '../domain/errors.js';
import type { HttpNeeds } from './httpNeeds.js';

/** For who runs it: alive, ready, and the numbers. */
export function opsRouter({
  health,
  metrics,
  metricsToken,
}: Pick<HttpNeeds, 'health' | 'metrics' | 'metricsToken'>): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/health/ready', async (_request, response) => {
    const state = await health.ready();
    response.status(state.ok ? 200 : 503).json(state);
  });
  router.get('/metrics', async (request, response) => {
    if (!isOfThisMachine(request) && !brings(metricsToken, request)) {
      throw new DomainError('NOT_ALLOWED', { action: 'metrics' });
    }
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

/** Numbers tell strangers how busy a county is and which routes it has; a proxy here passes on who really asks. */
const isOfThisMachine = ({ ip = '' }: Request): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(ip);

/** Compared as hashes, so that neither length nor time says how much of a guess was right. */
const brings = (token: string | null, request: Request): boolean =>
  token !== null && timingSafeEqual(hash(`Bearer ${token}`), hash(request.get('Authorization') ?? ''));

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
