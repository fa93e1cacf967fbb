import { translatedPattern } from './javaRegex.js';

/** A Java pattern as a JavaScript one, with Java's flags `i`, `s`, `m`, `x` (others are ignored); undefined if it is none. */
export function javaPattern(text: string, flags: string): RegExp | undefined {
  const inline = /^\(\?([ismxu]+)\)/.exec(text);
  const all = flags + (inline?.[1] ?? '');
  const pattern = text.slice(inline?.[0].length ?? 0);
  const kept = ['i', 's', 'm'].filter((flag) => all.includes(flag)).join('');
  // An empty pattern stops between the halves of a pair of surrogates in Java, and in JavaScript only without `v`.
  if (pattern === '') return /(?:)/g;
  const source = translatedPattern(all.includes('x') ? withoutComments(pattern) : pattern, kept);
  return source === undefined ? undefined : compiled(source, `gv${kept}`);
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined; // a SyntaxError: no pattern
  }
}

type Replacement = (match: RegExpMatchArray) => string | undefined;

/**
 * A Java replacement text, `$1` and `${name}` for groups; undefined if it is none. What it makes of a match is
 * undefined where the pattern has no such group.
 */
export function javaReplacement(text: string): Replacement | undefined {
  const parts = [...text.matchAll(/\\(?<escaped>.)|\$(?<index>\d)|\$\{(?<name>\w+)\}|(?<plain>[^\\$]+)/gsu)];
  if (parts.map(([part]) => part).join('') !== text) return undefined;
  return (match) => {
    const pieces = parts.map(({ groups }) => pieceOf(groups ?? {}, match));
    return pieces.every((piece) => piece !== undefined) ? pieces.join('') : undefined;
  };
}

function pieceOf(part: Readonly<Record<string, string | undefined>>, match: RegExpMatchArray): string | undefined {
  const { escaped, index, name, plain } = part;
  if (index !== undefined) return Number(index) < match.length ? (match[Number(index)] ?? '') : undefined;
  if (name === undefined) return escaped ?? plain;
  const groups = match.groups ?? {};
  return Object.hasOwn(groups, name) ? (groups[name] ?? '') : undefined;
}

function withoutComments(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#.*$/gm, (piece) => (/^(\s|#)/.test(piece) ? '' : piece));
}
