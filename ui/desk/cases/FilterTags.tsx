import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFilter } from '../../../service/contract/case.js';
import { useLanguage } from '../../shared/language.js';
import { organisationsQuery } from '../../shared/organisations.query.js';

/** What the list is narrowed to by where one came from, such as a number of the board; each can be taken away. */
export function FilterTags({
  filter,
  onChange,
}: {
  filter: CaseFilter;
  onChange: (change: Partial<CaseFilter>) => void;
}) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const organisations = useQuery(organisationsQuery);
  const nameOf = (id: string) => {
    const found = organisations.data?.items.find((one) => one.id === id);
    return found ? inWords(found.name) : id;
  };
  const { department, street, tier, figure, counted, pointsTo } = filter;
  const tags: { text: string; clear: Partial<CaseFilter> }[] = [
    ...(department === undefined ? [] : [{ text: nameOf(department), clear: { department: undefined } }]),
    ...(street === undefined ? [] : [{ text: nameOf(street), clear: { street: undefined } }]),
    ...(tier === undefined ? [] : [{ text: t('row.tierReached', { tier }), clear: { tier: undefined } }]),
    ...(pointsTo === undefined
      ? []
      : [{ text: t('board.pointsTo', { name: nameOf(pointsTo) }), clear: { pointsTo: undefined } }]),
    ...(figure === undefined
      ? []
      : [
          {
            text: t(textOf(counted), { name: t(`figure.${figure}`) }),
            clear: { figure: undefined, counted: undefined },
          },
        ]),
  ];
  return tags.map(({ text, clear }) => (
    <Tag key={text} closable onClose={() => onChange(clear)}>
      {text}
    </Tag>
  ));
}

function textOf(counted: CaseFilter['counted']): 'board.counted' | 'board.notCounted' | 'board.whole' {
  if (counted === undefined) return 'board.whole';
  return counted === 'yes' ? 'board.counted' : 'board.notCounted';
}
