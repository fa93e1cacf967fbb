/** What stands at a path of a document: null where the way ends before it, or where the field is left out. */
export type ValueAt<D, P extends string> = P extends `${infer Key}.${infer Rest}`
  ? Key extends keyof NonNullable<D>
    ? ValueAt<NonNullable<D>[Key], Rest> | NullOf<D>
    : unknown
  : P extends keyof NonNullable<D>
    ? NonNullable<NonNullable<D>[P]> | NullOf<NonNullable<D>[P]> | NullOf<D>
    : unknown;

/** One for each path, in its place. */
export type ValuesAt<D, P extends readonly string[]> = { -readonly [I in keyof P]: ValueAt<D, P[I]> };

/** null where null or undefined is possible. */
type NullOf<V> = null extends V ? null : undefined extends V ? null : never;

/** undefined: nothing is there. */
export function valueAt(document: object, path: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
