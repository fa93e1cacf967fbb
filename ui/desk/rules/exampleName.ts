import type { Language } from '../../shared/language.js';
import names from './exampleNames.zh.json' with { type: 'json' };

const shipped: Readonly<Record<string, string>> = names;

/** The shipped examples are named in English; what a county calls its own stays as it is. */
export const exampleName = (name: string, language: Language): string =>
  language === 'zh' ? (shipped[name] ?? name) : name;
