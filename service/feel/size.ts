import { FeelFunction, type Value, isContext, isList } from './value.js';

/** What anything else than texts, lists and contexts takes: enough for a number or a date. */
const BYTES_OF_ONE = 5;

/**
 * Of a value as JSON in UTF-8, escapes not counted. Looks no further once it has more than `most`, and says then how far
 * it had come: a list may hold one long list many times over, and be larger than any memory when it is written.
 */
export function bytesOf(value: Value, most: number): number {
  return measured(value, 0, most);
}

function measured(value: Value, before: number, most: number): number {
  if (typeof value === 'string') return before + Buffer.byteLength(value) + 2;
  if (isList(value)) {
    let bytes = before + 2;
    for (let at = 0; at < value.length && bytes <= most; at += 1) bytes = measured(value[at] ?? null, bytes + 1, most);
    return bytes;
  }
  if (typeof value !== 'object' || value === null || !isContext(value)) return before + BYTES_OF_ONE;
  let bytes = before + 2;
  for (const name in value) {
    const inner = value[name] ?? null;
    if (bytes > most) return bytes;
    if (!(inner instanceof FeelFunction)) bytes = measured(inner, bytes + Buffer.byteLength(name) + 4, most);
  }
  return bytes;
}
