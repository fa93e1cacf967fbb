import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import type { KeyedRequest } from '../domain/keyedRequest.js';
import { validated } from './validated.js';

/** Free text of the client's choice; long enough not to meet another client's by chance. */
const IdempotencyKey = z.string().min(8).max(200).optional();

/** @throws DomainError INPUT_INVALID where the key is too short or too long */
export function keyedRequest(
  request: Request,
  { by, body }: { by: string | null; body: unknown },
): KeyedRequest | undefined {
  const key = validated(IdempotencyKey, request.get('Idempotency-Key'), 'Idempotency-Key');
  if (key === undefined) return undefined;
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('hex');
  return { key, path: request.path, by, bodyHash };
}
