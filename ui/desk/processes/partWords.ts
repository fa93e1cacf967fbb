import type { Language } from '../../shared/language.js';
import words from './partWords.json' with { type: 'json' };

const known: Readonly<Record<string, { zh: string; en: string }>> = words;

/** A place inside an element as it stands in the file (`extensionElements › ioMapping › input 2 source`), for people. */
export function partInWords(path: string, language: Language): string {
  const parts = path.split(' › ').map((part) => part.split(' ').map((word) => known[word]?.[language] ?? word));
  return parts
    .map((part) => part.filter((word) => word !== '').join(' '))
    .filter((part) => part !== '')
    .join(' › ');
}
