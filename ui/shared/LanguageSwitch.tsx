import { useLanguage } from './language.js';

/** Names the other language in that language. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" className="language-switch" lang={other} onClick={() => choose(other)}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
