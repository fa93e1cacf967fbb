/**
 * A Java pattern as a JavaScript one, with Java's flags `i`, `s`, `m`, `x` (others are ignored); undefined if it is
 * none. What differs between the two and is written alike in both (possessive quantifiers, `\\p{javaLowerCase}`, …)
 * is undefined too.
 */
export function javaPattern(text: string, flags: string): RegExp | undefined {
  const inline = /^\(\?([ismx]+)\)/.exec(text);
  const all = flags + (inline?.[1] ?? '');
  const pattern = text.slice(inline?.[0].length ?? 0);
  const source = translated(all.includes('x') ? withoutComments(pattern) : pattern);
  const kept = ['i', 's', 'm'].filter((flag) => all.includes(flag)).join('');
  // With `u` JavaScript refuses escapes that Java allows, without it, it does not know \p{L}: so try both. An empty
  // pattern goes without, because Java then stops between the halves of a pair of surrogates, too.
  return (source === '' ? undefined : compiled(source, `gu${kept}`)) ?? compiled(source, `g${kept}`);
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

/** Java's \Z, \A, \h and POSIX classes in JavaScript's words. */
function translated(source: string): string {
  const names: Readonly<Record<string, string>> = {
    Alpha: 'a-zA-Z',
    Digit: '0-9',
    Alnum: 'a-zA-Z0-9',
    Upper: 'A-Z',
    Lower: 'a-z',
    Space: '\\s',
  };
  return source
    .replace(/\\p\{(Alpha|Digit|Alnum|Upper|Lower|Space)\}/g, (_, name: string) => `[${names[name] ?? ''}]`)
    .replace(/\\(p|P)\{Is(?!Alphabetic|Uppercase|Lowercase)(\w+)\}/g, '\\$1{Script=$2}')
    .replace(/\\(p|P)\{Is(\w+)\}/g, '\\$1{$2}')
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$');
}

function withoutComments(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#.*$/gm, (piece) => (/^(\s|#)/.test(piece) ? '' : piece));
}
