import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Colour } from '../../service/contract/colour.js';
import { stages, useStageName } from './stage.js';

interface Narrowing {
  colour?: Colour | undefined;
  stage?: string | undefined;
  due?: 'overdue' | 'nearDue' | 'later' | undefined;
  text?: string | undefined;
}

/** What tasks and cases can both be narrowed by. Undefined clears a filter. */
export function FilterBar({ filter, onChange }: { filter: Narrowing; onChange: (change: Narrowing) => void }) {
  const { t } = useTranslation();
  const stageName = useStageName();
  const narrowed = [filter.colour, filter.stage, filter.due, filter.text].some((value) => value !== undefined);
  return (
    <>
      <Select
        allowClear
        className="filter"
        aria-label={t('filter.colour')}
        placeholder={t('filter.colour')}
        value={filter.colour ?? null}
        onChange={(colour) => onChange({ colour })}
        options={Colour.options.map((colour) => ({ value: colour, label: t(`colour.${colour}`) }))}
      />
      <Select
        allowClear
        className="filter"
        aria-label={t('filter.stage')}
        placeholder={t('filter.stage')}
        value={filter.stage ?? null}
        onChange={(stage) => onChange({ stage })}
        options={stages.map((stage) => ({ value: stage, label: stageName(stage) }))}
      />
      <Select
        allowClear
        className="filter"
        aria-label={t('filter.due')}
        placeholder={t('filter.due')}
        value={filter.due ?? null}
        onChange={(due) => onChange({ due })}
        options={(['overdue', 'nearDue', 'later'] as const).map((due) => ({ value: due, label: t(`filter.${due}`) }))}
      />
      <Input.Search
        key={filter.text}
        allowClear
        className="filter-text"
        aria-label={t('filter.text')}
        placeholder={t('filter.text')}
        defaultValue={filter.text ?? ''}
        onSearch={(text) => onChange({ text: text.trim() === '' ? undefined : text.trim() })}
      />
      {narrowed && (
        <Button
          type="link"
          onClick={() => onChange({ colour: undefined, stage: undefined, due: undefined, text: undefined })}
        >
          {t('filter.clear')}
        </Button>
      )}
    </>
  );
}
