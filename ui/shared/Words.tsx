import type { Localized } from '../../service/contract/localized.js';
import { languageOf, useLanguage } from './language.js';

/**
 * Words that come from the office or from a resident, in the language of the page where there are any. Chinese that
 * stands on an English page says so, for voices and fonts.
 */
export function Words({ of }: { of: Localized | string }) {
  const { language, inWords } = useLanguage();
  const words = typeof of === 'string' ? of : inWords(of);
  const spoken = languageOf(words);
  return spoken === language ? words : <span lang={spoken === 'zh' ? 'zh-CN' : 'en'}>{words}</span>;
}
