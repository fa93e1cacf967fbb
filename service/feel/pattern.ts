/**
 * A Java pattern as a JavaScript one, with Java's flags `i`, `s`, `m`, `x` (others are ignored); undefined if it is
 * none. What differs between the two and is written alike in both (possessive quantifiers, `\\p{javaLowerCase}`, …)
 * is undefined too.
 */
export function javaPattern(text: string, flags: string): RegExp | undefined {
  const source = flags.includes('x') ? withoutComments(text) : text;
  const kept = [...'ism'].filter((flag) => flags.includes(flag)).join('');
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(translated(source), `g${kept}${unicode}`);
    } catch {
      // With `u` JavaScript refuses escapes that Java allows; without it, it does not know \p{L}. Try both.
    }
  }
  return undefined;
}

type Replacement = (match: readonly unknown[]) => string | undefined;

/** A Java replacement text, `$1` and `${name}` for groups; undefined if it is none. */
export function javaReplacement(text: string): Replacement | undefined {
  const parts = [...text.matchAll(/\\(.)|\$(\d)|\$\{(\w+)\}|([^\\$]+)/gsu)];
  if (parts.map(([part]) => part).join('') !== text) return undefined;
  return (match) => {
    const groups = groupsOf(match);
    let result = '';
    for (const [, escaped, index, name, plain] of parts) {
      if (index !== undefined && Number(index) >= groups.numbered.length) return undefined;
      if (name !== undefined && !Object.hasOwn(groups.named, name)) return undefined;
      const group = index !== undefined ? groups.numbered[Number(index)] : name !== undefined ? groups.named[name] : '';
      result += escaped ?? plain ?? group ?? '';
    }
    return result;
  };
}

interface Groups {
  readonly numbered: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>>;
}

/** What String.replace hands over: the match and its groups, the place, the whole text, and named groups if any. */
function groupsOf(match: readonly unknown[]): Groups {
  const place = match.findIndex((part) => typeof part === 'number');
  const numbered = match.slice(0, place).map((part) => (typeof part === 'string' ? part : undefined));
  const last = match.at(-1);
  return { numbered, named: isRecord(last) ? last : {} };
}

function isRecord(value: unknown): value is Record<string, string | undefined> {
  return typeof value === 'object' && value !== null;
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
