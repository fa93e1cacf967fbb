import type { Random } from './random.js';

/** Without I, L, O and U: nobody misreads a letter, and no code spells a word (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** What a resident follows a case with: 80 random bits, so that nobody finds another one's case by trying. */
export function newTrackingCode(random: Random): string {
  const bits = BigInt(`0x${random.hex((LENGTH * 5) / 8)}`);
  return Array.from({ length: LENGTH }, (_, place) => LETTERS[Number((bits >> BigInt(place * 5)) & 31n)]).join('');
}

/** As it may come back from a person: small letters, blanks and dashes are forgiven. */
export const readTrackingCode = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase();
