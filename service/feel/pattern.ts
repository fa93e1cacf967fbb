/**
 * A Java pattern as a JavaScript one, with Java's flags `i`, `s`, `m`, `x` (others are ignored); undefined if it is
 * none. What differs between the two and is written alike in both (possessive quantifiers, `\\p{javaLowerCase}`, …)
 * is undefined too.
 */
export function javaPattern(text: string, flags: string): RegExp | undefined {
  const source = flags.includes('x') ? withoutComments(text) : text;
  const kept = ['i', 's', 'm'].filter((flag) => flags.includes(flag)).join('');
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(translated(source), `g${kept}${unicode}`);
    } catch {
      // With `u` JavaScript refuses escapes that Java allows; without it, it does not know \p{L}. Try both.
    }
  }
  return undefined;
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
    .replace(/\\p\{Is(\w+)\}/g, '\\p{$1}')
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$');
}

function withoutComments(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#.*$/gm, (piece) => (/^(\s|#)/.test(piece) ? '' : piece));
}
