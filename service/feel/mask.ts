import { QUOTED_NAME, WORD } from './name.js';

const STRING = String.raw`"(?:\\[\s\S]|[^"\\])*"`;
const COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`;
/** Where an operand has to come, so that `or(` is the function and not the operator. */
const BEFORE_OPERAND = String.raw`(?<=^\s*|[(\[,:=<>+*\/-]\s*|\b(?:and|or|in|between|if|then|else|return|satisfies)\s+)`;
const RESERVED = String.raw`(?:and|or|in|then|else|return|satisfies|null|true|false|function)\b`;
/** The broker takes all the words before a bracket for one name: `x between (1) and 3` calls a function `x between`. */
const GREEDY = String.raw`(?<![\p{L}\p{Nd}_$]|\.\s*)(?!${RESERVED})${WORD} +(?:between|instance +of)(?: +(?!${RESERVED})${WORD})*(?=\s*\()`;
/** Names that would be keywords, or the number that a key of a context may be. */
const NAME = String.raw`(?<=[{,]\s*)\d\w*(?=\s*:)|\bget or else(?=\s*\()|${BEFORE_OPERAND}(?:and|or)(?=(?:\s|${COMMENT})*\()|(?<=\binstance\s+of\s+)function\b(?!\s*<)`;
const OPAQUE = new RegExp(`${STRING}|${COMMENT}|(?<name>${GREEDY}|${NAME})|${WORD}|${QUOTED_NAME}`, 'gu');

/**
 * Hides from the parser, at the same length, what it reads otherwise than the broker: names in backticks, with
 * letters that it does not know or with keywords inside, and whatever stands in strings and comments.
 */
export function mask(text: string): string {
  return text.replace(OPAQUE, (piece: string, name: string | undefined) => {
    if (piece.startsWith('"')) return `"${'x'.repeat(piece.length - 2)}"`;
    if (piece.startsWith('/')) return ' '.repeat(piece.length);
    return name === undefined && /^[A-Za-z_]\w*$/.test(piece) ? piece : '_'.repeat(piece.length);
  });
}
