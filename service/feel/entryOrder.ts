/** So many entries keep the order in which they were written. */
const MOST_IN_ORDER = 4;

/** A level of the tree tells keys apart by five bits of their hash. */
const BITS = 5;

/**
 * Entries as the broker's contexts give them: up to four as they were written, more in the order of Scala's immutable
 * `HashMap` (2.13, a CHAMP tree: Steindorfer and Vinju, OOPSLA 2015), which depends on nothing but the keys.
 */
export function inHashOrder<E extends readonly [string, unknown]>(entries: readonly E[]): readonly E[] {
  return entries.length > MOST_IN_ORDER
    ? ordered(entries.map((entry) => ({ entry, hash: hashOf(entry[0]) })))
    : entries;
}

interface Hashed<E> {
  readonly entry: E;
  readonly hash: number;
}

/** The node at this depth: first its own entries, then those of the nodes below it, each by their five bits. */
function ordered<E>(entries: readonly Hashed<E>[], depth = 0): E[] {
  const branches: Hashed<E>[][] = Array.from({ length: 2 ** BITS }, () => []);
  for (const each of entries) branches[(each.hash >>> depth) & (2 ** BITS - 1)]?.push(each);
  const own = branches.filter((branch) => branch.length === 1);
  const below = branches.filter((branch) => branch.length > 1);
  return [...own.flat().map(({ entry }) => entry), ...below.flatMap((branch) => orderedBelow(branch, depth + BITS))];
}

/** Keys with the same hash stay as they came. */
function orderedBelow<E>(branch: readonly Hashed<E>[], depth: number): E[] {
  return depth < 32 ? ordered(branch, depth) : branch.map(({ entry }) => entry);
}

/** Java's `String.hashCode`, mixed as `scala.collection.Hashing.improve` does. */
function hashOf(key: string): number {
  let code = 0;
  for (let i = 0; i < key.length; i++) code = (Math.imul(code, 31) + key.charCodeAt(i)) | 0;
  let hash = (code + ~(code << 9)) | 0;
  hash ^= hash >>> 14;
  hash = (hash + (hash << 4)) | 0;
  return hash ^ (hash >>> 10);
}
