import type { Localized } from '../../domain/localized.js';

/** What a case is about, in both languages where the catalogue has both; its Chinese stands for a missing English. */
export const matterOf = ({ matter, matterEn }: { matter: string; matterEn?: string | null }): Localized => ({
  zh: matter,
  en: matterEn ?? matter,
});

/** Whether one of the texts has the words that somebody looks for, in any case of letters. */
export const mentions = (texts: readonly (string | null | undefined)[], words: string): boolean =>
  texts.some((text) => text?.toLowerCase().includes(words.toLowerCase()));
