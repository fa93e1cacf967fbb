/** A letter of Java's identifiers; the broker reads 16 bits at a time, so none beyond them. */
const START = String.raw`(?![\u{10000}-\u{10ffff}])[\p{L}\p{Nl}\p{Sc}\p{Pc}]`;
const PART = String.raw`(?![\u{10000}-\u{10ffff}])[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}]`;

/** A single word (the source of a regular expression with the flag `u`). */
export const WORD = `(?:${START})(?:${PART})*`;
/** A name that may hold anything. */
export const QUOTED_NAME = '`[^`]+`';

const NAME = new RegExp(`^(?:${QUOTED_NAME}|${WORD})$`, 'u');

/** A single word, or anything in backticks. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

const CALLABLE = new RegExp(`^(?:${QUOTED_NAME}|${WORD}(?: +${WORD})*)$`, 'u');

/** A function may have several words as its name, with nothing but blanks between them. */
export function isCallableName(text: string): boolean {
  return CALLABLE.test(text);
}

/** A name as it is looked up: what stands in backticks, or the word itself. */
export function nameOf(text: string): string {
  return text.startsWith('`') ? text.slice(1, -1) : text;
}
