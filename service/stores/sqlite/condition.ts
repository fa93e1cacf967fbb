import type { Condition, Query } from '../port.js';

/** A piece of SQL with the values of its question marks. */
export interface Fragment {
  sql: string;
  values: (string | number | null)[];
}

/** How a field is read: from its column where it has one, else out of the stored JSON. */
export function fieldOf(name: string, columns: readonly string[]): string {
  if (name === 'id' || name === 'version') return name;
  if (columns.includes(name)) return `"${name}"`;
  return `json_extract(doc, '${pathOf(name)}')`;
}

/** A list of what stands at these paths, as JSON: null where nothing does. */
export function listOf(paths: readonly string[]): string {
  const fields = paths.map((path) => (path === 'id' || path === 'version' ? path : `doc -> '${pathOf(path)}'`));
  return `json_array(${fields.join(', ')})`;
}

/** What a query's `where` asks for; true for every row where it asks for nothing. */
export function whereOf(where: Query['where'], columns: readonly string[]): Fragment {
  const parts = Object.entries(where).map(([name, condition]) =>
    conditionOf(name, { condition, field: fieldOf(name, columns) }),
  );
  return {
    sql: parts.map(({ sql }) => sql).join(' and ') || 'true',
    values: parts.flatMap(({ values }) => values),
  };
}

function conditionOf(name: string, { condition, field }: { condition: Condition; field: string }): Fragment {
  if (condition === null) return { sql: `${field} is null`, values: [] };
  if (typeof condition !== 'object') return { sql: `${field} = ?`, values: [scalar(condition)] };
  if ('in' in condition) return oneOf(field, condition.in);
  if ('contains' in condition) {
    const list = `json_each(doc, '${pathOf(name)}')`;
    return { sql: `exists (select 1 from ${list} where value is ?)`, values: [scalar(condition.contains)] };
  }
  const bounds = Object.entries(condition) as [Bound, string | number][];
  return {
    sql: bounds.map(([bound]) => `${field} ${operatorOf[bound]} ?`).join(' and ') || 'true',
    values: bounds.map(([, value]) => value),
  };
}

const operatorOf = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
type Bound = keyof typeof operatorOf;

/** One bound list, however long it is: so a query is prepared once. */
function oneOf(field: string, values: readonly (string | number | boolean | null)[]): Fragment {
  const some = `${field} in (select value from json_each(?))`;
  return { sql: values.includes(null) ? `(${some} or ${field} is null)` : some, values: [JSON.stringify(values)] };
}

/** `outbox.0.id` is `$.outbox[0].id`. */
export function pathOf(name: string): string {
  // Names come from this program's code, never from a request; a slip must not become SQL all the same.
  if (!/^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/.test(name)) throw new TypeError(`no field name: ${name}`);
  return `$${name
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')}`;
}

/** SQLite reads JSON's true as 1. */
function scalar(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}
