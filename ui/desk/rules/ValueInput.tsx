import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Words } from '../../shared/Words.js';
import type { Shape } from './shape.js';
import { useValueWords } from './values.js';

interface ValueInputProps {
  label: string;
  shape: Shape;
  value: unknown;
  /** null: emptied. */
  onChange: (value: unknown) => void;
}

/** The input that fits: choices where the facts name them, a number with its unit, yes or no. */
export function ValueInput({ label, shape, value, onChange }: ValueInputProps) {
  const { t } = useTranslation();
  const { unitWord } = useValueWords();
  switch (shape.type) {
    case 'text':
      return (
        <Input
          aria-label={label}
          className="value-input"
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'flag':
      return (
        <Select
          aria-label={label}
          className="value-input"
          value={typeof value === 'boolean' ? value : null}
          onChange={onChange}
          options={[true, false].map((one) => ({ value: one, label: t(one ? 'rules.yes' : 'rules.no') }))}
        />
      );
    case 'number':
      return (
        <InputNumber
          aria-label={label}
          className="value-input"
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          suffix={unitWord(shape.unit)}
          {...(shape.min === undefined ? {} : { min: shape.min })}
          {...(shape.max === undefined ? {} : { max: shape.max })}
        />
      );
    case 'hours':
      return <HoursInput label={label} value={value} onChange={onChange} />;
    case 'tags':
      return (
        <Select
          mode="tags"
          aria-label={label}
          className="value-input"
          open={false}
          suffix={null}
          value={textsIn(value)}
          labelRender={({ value: word }) => <Words of={String(word)} />}
          onChange={onChange}
        />
      );
    case 'choice':
    case 'list':
    case 'openList':
      return (
        <Select
          {...modes[shape.type]}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={label}
          className="value-input"
          value={shape.type === 'choice' ? value : textsIn(value)}
          onChange={onChange}
          options={[...shape.values]}
        />
      );
  }
}

const modes = { choice: {}, list: { mode: 'multiple' }, openList: { mode: 'tags' } } as const;

/** From and to, over midnight where the first is later. */
function HoursInput({ label, value, onChange }: Omit<ValueInputProps, 'shape'>) {
  const { t } = useTranslation();
  const [from, to] = Array.isArray(value) ? (value as unknown[]) : [];
  const hour = (name: string, shown: unknown, put: (hour: number | null) => void) => (
    <InputNumber
      aria-label={`${label} ${name}`}
      min={0}
      max={24}
      value={typeof shown === 'number' ? shown : null}
      onChange={put}
    />
  );
  return (
    <span className="hours">
      {hour(t('rules.from'), from, (chosen) => onChange([chosen, to]))}
      {'–'}
      {hour(t('rules.to'), to, (chosen) => onChange([from, chosen]))}
    </span>
  );
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
