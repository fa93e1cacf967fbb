/**
 * A Java pattern in the words of JavaScript's flag `v`, piece by piece; undefined where it is none, or where
 * JavaScript has nothing like it: possessive and repeated quantifiers, atomic groups, flags within the pattern,
 * blocks (`\p{InGreek}`), `\G`.
 */
export function translatedPattern(source: string, flags: string): string | undefined {
  const groups = (source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]/g, '').match(/\((?!\?)|\(\?<(?![=!])/g) ?? [])
    .length;
  let translated = '';
  for (let rest = source; rest !== ''; ) {
    const piece = rest.startsWith('[') ? classAt(rest) : pieceAt(rest, { groups, flags });
    if (!piece) return undefined;
    translated += piece.text;
    rest = rest.slice(piece.length);
  }
  return translated;
}

/** What stands at the start of the rest of a pattern: so many characters, and what they are in JavaScript. */
interface Piece {
  readonly length: number;
  readonly text: string;
}

const LINE_ENDS = '\\n\\r\\x85\\u2028\\u2029';
const END = '(?![\\s\\S])';
const BEFORE_LAST_LINE_END = `(?=(?:\\r\\n|[${LINE_ENDS}])?${END})`;
const BLANKS = ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000';
const LINE_MOVES = '\\n\\x0B\\f\\r\\x85\\u2028\\u2029';
const SPACES = ' \\t\\n\\x0B\\f\\r';

function pieceAt(rest: string, pattern: { groups: number; flags: string }): Piece | undefined {
  const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
  if (quoted) return { length: quoted[0].length, text: (quoted[1] ?? '').replace(/[\s\S]/gu, escaped) };
  const edge = /^\\([AZzRbB]|[1-9]|k<\w+>)/.exec(rest);
  if (edge) return { length: edge[0].length, text: edgeText(edge[1] ?? '', pattern.groups) };
  if (rest.startsWith('\\')) return escapeAt(rest);
  const opened = /^\((?:\?(?:[:=!]|<[=!]|<[A-Za-z][A-Za-z0-9]*>))?/.exec(rest);
  if (opened) return rest[opened[0].length] === '?' ? undefined : { length: opened[0].length, text: opened[0] };
  const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest);
  if (quantifier) return { length: quantifier[0].length, text: quantifier[0] };
  const [character = ''] = rest;
  if (character === '{') return undefined;
  return { length: character.length, text: signText(character, pattern.flags) };
}

function signText(character: string, flags: string): string {
  if (character === '$') return flags.includes('m') ? character : BEFORE_LAST_LINE_END;
  if (character === '.') return flags.includes('s') ? character : `[^${LINE_ENDS}]`;
  return '^|)'.includes(character) ? character : escaped(character);
}

function edgeText(edge: string, groups: number): string {
  // A group that the pattern does not have never matches.
  if (/\d/.test(edge) && Number(edge) > groups) return '(?!)';
  const texts: Readonly<Record<string, string>> = {
    A: '(?<![\\s\\S])',
    Z: BEFORE_LAST_LINE_END,
    z: END,
    R: `(?:\\r\\n|[${LINE_MOVES}])`,
  };
  // With the braces a digit that follows is no part of the number.
  return texts[edge] ?? (/\d/.test(edge) ? `(?:\\${edge})` : `\\${edge}`);
}

/** A set in brackets: Java's nests, and `&&` cuts, which the flag `v` knows too, once every operand has its own brackets. */
function classAt(rest: string): Piece | undefined {
  const negated = rest[1] === '^';
  const operands = [''];
  let length = negated ? 2 : 1;
  for (let isFirst = true; ; isFirst = false) {
    const left = rest.slice(length);
    if (left === '') return undefined;
    if (left.startsWith(']') && !isFirst) break;
    const cut = left.startsWith('&&');
    const member = cut ? { length: 2, text: '' } : memberAt(left);
    if (!member) return undefined;
    if (cut) operands.push('');
    else operands.push(`${operands.pop() ?? ''}${member.text}`);
    length += member.length;
  }
  const cuts = operands.filter((operand) => operand !== '');
  const text = cuts.length > 1 ? cuts.map((operand) => `[${operand}]`).join('&&') : (cuts[0] ?? '');
  return { length: length + 1, text: `[${negated ? '^' : ''}${text}]` };
}

function memberAt(left: string): Piece | undefined {
  if (left.startsWith('[')) return classAt(left);
  const from = characterAt(left);
  if (!from) return undefined;
  const behind = left.slice(from.length);
  if (!/^-[^\][]/.test(behind) || /^(?:\[|\\[dDwWpP])/.test(from.text)) return from;
  const to = characterAt(behind.slice(1));
  return to && { length: from.length + 1 + to.length, text: `${from.text}-${to.text}` };
}

function characterAt(left: string): Piece | undefined {
  if (left.startsWith('\\')) return escapeAt(left);
  const [character = ''] = left;
  return { length: character.length, text: escaped(character) };
}

/** An escape that may stand in a set and outside of one. A letter without a meaning is refused, as in Java. */
function escapeAt(rest: string): Piece | undefined {
  const property = /^\\([pP])(?:\{(?:Is)?(\w+)\}|(\w))/.exec(rest);
  if (property) {
    const [all, sign, long, short] = property;
    return { length: all.length, text: propertyText(all.includes('{Is'), sign === 'P', long ?? short ?? '') };
  }
  const code = codeAt(rest);
  if (code) return code;
  const [, character = ''] = /^\\(.)/su.exec(rest) ?? [];
  const text = /^[a-zA-Z0-9]?$/.test(character) ? letters[character] : escaped(character);
  return text === undefined ? undefined : { length: 1 + character.length, text };
}

function codeAt(rest: string): Piece | undefined {
  // The two halves of a pair, each written so, are one character in both languages.
  const [same] = /^\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2})/.exec(rest) ?? [];
  if (same !== undefined) return { length: same.length, text: same };
  const other = /^\\(?:x\{(?<hex>[\da-fA-F]+)\}|0(?<octal>[0-3]?[0-7]{1,2}))/.exec(rest);
  if (!other) return undefined;
  const { hex, octal = '' } = other.groups ?? {};
  return { length: other[0].length, text: `\\u{${hex ?? Number.parseInt(octal, 8).toString(16)}}` };
}

const letters: Readonly<Record<string, string>> = {
  d: '\\d',
  D: '\\D',
  w: '\\w',
  W: '\\W',
  s: `[${SPACES}]`,
  S: `[^${SPACES}]`,
  h: `[${BLANKS}]`,
  H: `[^${BLANKS}]`,
  v: `[${LINE_MOVES}]`,
  V: `[^${LINE_MOVES}]`,
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  a: '\\x07',
  e: '\\x1B',
};

/** Java's own classes: of ASCII alone, those of `java.lang.Character`, and scripts. */
function propertyText(isScript: boolean, negated: boolean, name: string): string {
  const own = classes[name];
  if (own !== undefined && !isScript) return `[${negated ? '^' : ''}${own}]`;
  const isBinary = ['Alphabetic', 'Uppercase', 'Lowercase', 'Ideographic'].includes(name);
  return `\\${negated ? 'P' : 'p'}{${isScript && !isBinary && name.length > 2 ? 'Script=' : ''}${name}}`;
}

const classes: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E',
  Graph: '\\x21-\\x7E',
  Print: '\\x20-\\x7E',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: SPACES,
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
};

function escaped(character: string): string {
  return /[\w\s]|[^\0-\x7f]/.test(character) ? character : `\\u{${character.charCodeAt(0).toString(16)}}`;
}
