import { join } from 'node:path';
import express, { Router } from 'express';
import { DomainError } from '../domain/errors.js';

/** The built pages: everything below /desk is the office's one page, everything else the resident's. */
export function uiPages(folder: string): Router {
  const router = Router();
  // The build names what lies in assets by its content.
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y' }));
  router.use('/assets', ({ url }) => {
    throw new DomainError('NOT_FOUND', { kind: 'file', key: url });
  });
  router.use(express.static(folder, { index: false, extensions: [] }));
  router.get(['/desk', '/desk/{*page}'], (_request, response) => response.sendFile(join(folder, 'desk.html')));
  router.get('/{*page}', (_request, response) => response.sendFile(join(folder, 'index.html')));
  return router;
}
