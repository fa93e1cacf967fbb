import { DomainError } from '../../domain/errors.js';
import type { Variables } from '../records.js';
import type { JsonObject } from './json.js';

/** A key that cannot be one is one that is not there. */
export function keyOf(text: string, kind: string): number {
  const key = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(key)) return key;
  throw new DomainError('ENGINE_NOT_FOUND', { kind, key: text });
}

/** What variables become when they are stored: JSON. Nobody outside holds a reference into them afterwards. */
export function variablesOf(variables: Variables): JsonObject {
  const written = JSON.stringify(variables) as string | undefined;
  const read: unknown = written === undefined ? undefined : JSON.parse(written);
  if (isObject(read)) return read;
  const found = Array.isArray(read) ? 'ARRAY' : (typeof read).toUpperCase();
  const reason = `Property 'variables' is invalid: Expected document to be a root level object, but was '${found}'`;
  throw new DomainError('ENGINE_INVALID_ARGUMENT', { reason });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
