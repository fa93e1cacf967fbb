import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { firstValue, type Named } from './shape.js';
import { ValueInput } from './ValueInput.js';

interface FieldListProps {
  /** What the list is about, and what adding to it is called. */
  name: string;
  known: readonly Named[];
  values: Readonly<Record<string, unknown>>;
  onChange: (values: Record<string, unknown>) => void;
}

/** Named values one below the other: only those that are said; more can be added, each can be taken out. */
export function FieldList({ name, known, values, onChange }: FieldListProps) {
  const { t } = useTranslation();
  const missing = known.filter((one) => !(one.name in values));
  return (
    <fieldset className="field-list">
      <legend>{name}</legend>
      {Object.entries(values).map(([field, value]) => {
        const { label, shape } = known.find((one) => one.name === field) ?? unknownField(field);
        return (
          <div key={field} className="field">
            <span>{label}</span>
            <ValueInput
              label={label}
              shape={shape}
              value={value}
              onChange={(changed) => onChange({ ...values, [field]: changed })}
            />
            <Button
              size="small"
              type="text"
              aria-label={t('rules.removeField', { field: label })}
              onClick={() => onChange(Object.fromEntries(Object.entries(values).filter(([one]) => one !== field)))}
            >
              ✕
            </Button>
          </div>
        );
      })}
      {missing.length > 0 && (
        <Select
          size="small"
          className="fact-input"
          aria-label={t('rules.addField', { name })}
          placeholder={t('rules.add')}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          onChange={(chosen: string) => {
            const added = missing.find((one) => one.name === chosen);
            if (added) onChange({ ...values, [chosen]: firstValue(added.shape) });
          }}
          options={missing.map((one) => ({ value: one.name, label: one.label }))}
        />
      )}
    </fieldset>
  );
}

const unknownField = (name: string): Named => ({ name, label: name, shape: { type: 'text' } });
