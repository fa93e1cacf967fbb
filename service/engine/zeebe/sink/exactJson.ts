/**
 * JSON whose keys are 64-bit numbers: from partition 4 on they do not fit into a JavaScript number, so that JSON.parse
 * alone would change them. Whole numbers of sixteen digits or more become marked texts before parsing; afterwards those
 * of a key become its text, and any other (a variable of a user) the number that JSON.parse would have made of it.
 */

const MARK = '\u0000';
/** Texts are matched first, so that digits inside them are left alone; a fraction or an exponent is no whole number. */
const TEXT_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;
const KEY_NAME = /^(?:key|.+Key|.+Keys)$/;

/** A line without one of these has no number that JSON.parse would change (2^53 begins with a 9 and has sixteen digits), nor a mark. */
const NEEDS_MARKS = /9\d{15}|\d{17}|\\u0000/;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Throws SyntaxError. */
export function parseMarked(text: string): Json {
  if (!NEEDS_MARKS.test(text)) return JSON.parse(text) as Json;
  const marked = text.replaceAll(TEXT_OR_LONG_NUMBER, (found) => {
    if (!found.startsWith('"')) return `"\\u0000${found}"`;
    // A text that begins with the mark itself is told apart by a second one.
    return found.startsWith('"\\u0000') ? `"\\u0000${found.slice(1)}` : found;
  });
  return JSON.parse(marked) as Json;
}

/** The value as it was meant, with every key of the engine as text. */
export function withKeysAsText(value: Json, name = ''): Json {
  if (typeof value === 'string') return unmarked(value, name);
  if (typeof value === 'number') return KEY_NAME.test(name) ? String(value) : value;
  if (Array.isArray(value)) return value.map((item: Json) => withKeysAsText(item, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([inner, item]) => [inner, withKeysAsText(item, inner)]));
}

/** A whole number, every digit of it. Throws SyntaxError for another text. */
export const wholeNumber = (value: number | string): bigint =>
  BigInt(typeof value === 'number' ? value : value.replace(MARK, ''));

/** What a user has put into variables has names of its own: nothing in it is a key. */
export function asWritten(value: Json): Json {
  if (typeof value === 'string') return unmarked(value, '');
  if (Array.isArray(value)) return value.map((item: Json) => asWritten(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asWritten(item)]));
}

function unmarked(text: string, name: string): Json {
  if (!text.startsWith(MARK)) return text;
  const rest = text.slice(MARK.length);
  if (rest.startsWith(MARK)) return rest;
  return KEY_NAME.test(name) ? rest : Number(rest);
}
