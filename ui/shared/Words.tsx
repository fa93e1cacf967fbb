import type { Localized } from '../../service/contract/localized.js';
import { languageOf, useLanguage } from './language.js';

/** Chinese with what stands between its characters, but for Latin letters. */
const CHINESE = /(\p{Script=Han}(?:[^\p{Script=Latin}]*\p{Script=Han})?)/u;

/**
 * Words that come from the office or from a resident, in the language of the page where there are any. Chinese that
 * stands on an English page says so, for voices and fonts, also inside a sentence; English says so where it stands alone:
 * a Chinese voice reads a Latin word.
 */
export function Words({ of }: { of: Localized | string }) {
  const { language, inWords } = useLanguage();
  const words = typeof of === 'string' ? of : inWords(of);
  if (language === 'zh') return languageOf(words) === 'zh' ? words : <span lang="en">{words}</span>;
  return words.split(CHINESE).map((part, place) =>
    // Every second part is what the expression found.
    place % 2 === 1 ? (
      <span key={place} lang="zh-CN">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
