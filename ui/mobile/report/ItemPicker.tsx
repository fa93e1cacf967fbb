import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import { Words } from '../../shared/Words.js';
import { catalogueQuery } from './catalogue.query.js';

const SHOWN = 6;

type Item = { id: string; name: string } | null;

/** Optional: who knows the official name of the matter saves the street a step. */
export function ItemPicker({ item, onChange }: { item: Item; onChange: (item: Item) => void }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const [typed, setTyped] = useState('');
  const catalogue = useQuery({ ...catalogueQuery, enabled: typed !== '' });
  const wanted = typed.trim().toLowerCase();
  const found = (catalogue.data?.items ?? []).filter(({ name, category }) =>
    [name.zh, name.en, category.zh, category.en].some((text) => text.toLowerCase().includes(wanted)),
  );
  if (item !== null) {
    return (
      <p className="chosen">
        <span>{t('report.what.item')}</span>
        <strong>
          <Words of={item.name} />
        </strong>
        <button type="button" onClick={() => onChange(null)}>
          {t('report.what.otherItem')}
        </button>
      </p>
    );
  }
  return (
    <>
      <label className="field" htmlFor="item">
        {t('report.what.item')} <span className="muted">{t('report.optional')}</span>
      </label>
      <input
        id="item"
        type="search"
        value={typed}
        placeholder={t('report.what.itemExample')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className={found.length === 0 ? 'muted' : 'visually-hidden'} role="status">
        {wanted !== '' &&
          catalogue.isSuccess &&
          (found.length === 0 ? t('report.what.noMatch') : t('report.what.found', { count: found.length }))}
        {wanted !== '' && catalogue.isError && t('report.what.noCatalogue')}
      </p>
      {wanted !== '' && (
        <ul className="matches">
          {found.slice(0, SHOWN).map(({ id, name, category }) => (
            <li key={id}>
              <button type="button" onClick={() => onChange({ id, name: inWords(name) })}>
                <Words of={name} />{' '}
                <span className="muted">
                  <Words of={category} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
