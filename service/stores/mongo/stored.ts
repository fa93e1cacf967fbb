/**
 * A document as MongoDB keeps it: `_id`, `version` and the fields, so that it can be looked at and queried. What other
 * servers of its protocol refuse is written in another way: `.`, `$`, NUL and `%` in a name as `%` with two hex digits,
 * a list within a list as `{"%list": [...]}`.
 */
import type { Document } from '../documents/document.js';

export interface Stored {
  _id: string;
  version: number;
  [field: string]: unknown;
}

export function storedOf({ id, version, ...body }: Document): Stored {
  return { ...(withNames(body, escaped) as object), _id: id, version };
}

export function documentOf({ _id, version, ...body }: Stored): Document {
  return { ...(withNames(body, unescaped) as object), id: _id, version };
}

interface Naming {
  name: (name: string) => string;
  list: (item: unknown) => unknown;
  object: (entries: Record<string, unknown>) => unknown;
}

const LIST = '%list';

const escaped: Naming = {
  name: (name) => name.replace(/[%.$\0]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`),
  list: (item) => (Array.isArray(item) ? { [LIST]: withNames(item, escaped) } : withNames(item, escaped)),
  object: (entries) => entries,
};

const unescaped: Naming = {
  name: (name) => name.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  list: (item) => withNames(item, unescaped),
  object: (entries) => entries[LIST] ?? entries,
};

function withNames(value: unknown, naming: Naming): unknown {
  if (Array.isArray(value)) return value.map(naming.list);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return naming.object(
    Object.fromEntries(entries.map(([name, field]) => [naming.name(name), withNames(field, naming)])),
  );
}
