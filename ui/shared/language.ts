import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Localized } from '../../service/contract/localized.js';
import en from './texts/en.json' with { type: 'json' };
import zh from './texts/zh.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}

export type Language = 'zh' | 'en';

/** Chinese first; the language that somebody chose stays theirs on this device. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh',
    fallbackLng: 'zh',
    interpolation: { escapeValue: false }, // React escapes
  });
  i18next.on('languageChanged', markDocument);
  markDocument(i18next.language);
}

/** Choose, read and speak the language of the page. */
export function useLanguage(): {
  language: Language;
  choose: (language: Language) => void;
  inWords: (text: Localized) => string;
} {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    language,
    choose: (chosen) => {
      localStorage.setItem(KEPT_AS, chosen);
      void i18n.changeLanguage(chosen);
    },
    inWords: (text) => text[language] || text.zh,
  };
}

/** What a text is written in, as far as its letters tell. */
export const languageOf = (text: string): Language => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

const KEPT_AS = 'shaodao.language';

function markDocument(language: string): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  const desk = window.location.pathname.startsWith('/desk');
  document.title = i18next.t(desk ? 'desk.title' : 'phone.title');
}
