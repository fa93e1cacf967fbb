import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLanguage } from '../../shared/language.js';
import { ValueInput } from './ValueInput.js';

const Topic = z.looseObject({
  topic: z.string(),
  zh: z.string(),
  en: z.string(),
  words: z.looseObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
});
export const Keywords = z.looseObject({ topics: z.array(Topic) });
type Keywords = z.infer<typeof Keywords>;

/** The words by which a report is of a kind, in both languages. Those are shown that contain what is looked for. */
export function KeywordsForm({ keywords, onChange }: { keywords: Keywords; onChange: (changed: Keywords) => void }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const [wanted, setWanted] = useState('');
  const { topics } = keywords;
  return (
    <>
      <Input.Search
        allowClear
        className="filter-text"
        aria-label={t('rules.findWord')}
        placeholder={t('rules.findWord')}
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      {topics.map((topic, place) => {
        if (!JSON.stringify(topic).toLowerCase().includes(wanted.trim().toLowerCase())) return null;
        const words = (language: 'zh' | 'en') => (
          <ValueInput
            label={t(`rules.wordsOf.${language}`, { kind: inWords(topic) })}
            shape={{ type: 'tags' }}
            value={topic.words[language]}
            onChange={(changed) => {
              const own = { ...topic, words: { ...topic.words, [language]: changed } };
              onChange({ ...keywords, topics: topics.with(place, own) });
            }}
          />
        );
        return (
          <fieldset key={topic.topic} className="field-list">
            <legend>{inWords(topic)}</legend>
            {words('zh')}
            {words('en')}
          </fieldset>
        );
      })}
    </>
  );
}
