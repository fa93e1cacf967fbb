import { DomainError } from '../../../domain/errors.js';
import type { Variables } from '../../records.js';
import { isObject, type JsonObject } from '../state/json.js';
import { counterOf } from '../state/key.js';
import { MOST_BYTES, sizeOf } from '../state/size.js';

/** A key that cannot be one is one that is not there. */
export function keyOf(text: string, kind: string): number {
  const key = /^\d{1,16}$/.test(text) ? counterOf(Number(text)) : Number.NaN;
  if (key > 0) return key;
  throw new DomainError('ENGINE_NOT_FOUND', { kind, key: text });
}

/** What variables become when they are stored: JSON. Nobody outside holds a reference into them afterwards. */
export function variablesOf(variables: Variables): JsonObject {
  const read = copyOf(variables);
  if (isObject(read)) return withinSize(read);
  const found = Array.isArray(read) ? 'ARRAY' : (typeof read).toUpperCase();
  const reason = `Property 'variables' is invalid: Expected document to be a root level object, but was '${found}'`;
  throw new DomainError('ENGINE_INVALID_ARGUMENT', { reason });
}

function withinSize(variables: JsonObject): JsonObject {
  const size = sizeOf(variables);
  if (size > MOST_BYTES) throw new DomainError('ENGINE_TOO_LARGE', { size, limit: MOST_BYTES });
  return variables;
}

/** What JSON makes of a value. Plain values are copied by hand, which is several times as fast. */
function copyOf(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0; // JSON knows no -0
  if (Array.isArray(value)) return Array.from(value, (item) => copyOf(item) ?? null);
  if (typeof value !== 'object' || !isPlain(value)) return throughText(value);
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name === '__proto__') return throughText(value);
    const copied = copyOf(inner);
    if (copied !== undefined) copy[name] = copied;
  }
  return copy;
}

/** Neither of a class of its own nor with a say in how it is written. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !('toJSON' in value);
}

function throughText(value: unknown): unknown {
  const written = JSON.stringify(value) as string | undefined;
  return written === undefined ? undefined : JSON.parse(written);
}
