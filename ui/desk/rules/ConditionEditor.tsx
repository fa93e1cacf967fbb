import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ComparisonEditor, newComparison } from './ComparisonEditor.js';
import { useConditionName } from './conditionName.js';
import { asKind, type Condition, type ConditionKind, conditionKinds, kindOf, partsOf } from './condition.js';
import type { Vocabulary } from './vocabulary.js';

interface ConditionEditorProps {
  condition: Condition;
  vocabulary: Vocabulary;
  /** Conditions that have a name and can be referred to. */
  names: readonly string[];
  onChange: (condition: Condition) => void;
  /** Missing at the root, which is a group or a name. */
  onRemove?: () => void;
}

/** Groups within groups; each comparison is a fact, an operator and a value that fit each other. */
export function ConditionEditor({ condition, vocabulary, names, onChange, onRemove }: ConditionEditorProps) {
  const { t } = useTranslation();
  const nameOf = useConditionName();
  const kind = kindOf(condition);
  const kinds = conditionKinds.filter(
    (one) => (one !== 'comparison' || onRemove !== undefined) && (one !== 'condition' || names.length > 0),
  );
  return (
    <div className="condition" data-kind={kind}>
      <div className="condition-head">
        <Select<ConditionKind>
          size="small"
          aria-label={t('rules.conditionKind')}
          popupMatchSelectWidth={false}
          value={kind}
          onChange={(chosen) =>
            onChange(asKind(condition, chosen, { named: names[0] ?? '', comparison: newComparison(vocabulary) }))
          }
          options={kinds.map((one) => ({ value: one, label: t(`rules.kind.${one}`) }))}
        />
        {'fact' in condition && <ComparisonEditor comparison={condition} vocabulary={vocabulary} onChange={onChange} />}
        {'condition' in condition && (
          <Select
            size="small"
            aria-label={t('rules.kind.condition')}
            popupMatchSelectWidth={false}
            value={condition.condition}
            onChange={(named) => onChange({ condition: named })}
            options={names.map((name) => ({ value: name, label: nameOf(name) }))}
          />
        )}
        {onRemove && (
          <Button size="small" type="text" aria-label={t('rules.remove')} onClick={onRemove}>
            ✕
          </Button>
        )}
      </div>
      <Parts condition={condition} vocabulary={vocabulary} names={names} onChange={onChange} />
    </div>
  );
}

function Parts({ condition, vocabulary, names, onChange }: ConditionEditorProps) {
  const { t } = useTranslation();
  const kind = kindOf(condition);
  if (kind === 'condition' || kind === 'comparison') return null;
  const parts = partsOf(condition);
  const put = (changed: Condition[]) => onChange(kind === 'any' ? { any: changed } : { all: changed });
  if ('not' in condition) {
    return (
      <ConditionEditor
        condition={condition.not}
        vocabulary={vocabulary}
        names={names}
        onChange={(not) => onChange({ not })}
        onRemove={() => onChange({ all: [] })}
      />
    );
  }
  return (
    <>
      {parts.map((part, place) => (
        <ConditionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name; its place is what it is known by
          key={place}
          condition={part}
          vocabulary={vocabulary}
          names={names}
          onChange={(changed) => put(parts.with(place, changed))}
          onRemove={() => put(parts.toSpliced(place, 1))}
        />
      ))}
      <div className="moves">
        <Button size="small" onClick={() => put([...parts, newComparison(vocabulary)])}>
          {t('rules.addComparison')}
        </Button>
        <Button size="small" type="text" onClick={() => put([...parts, { any: [newComparison(vocabulary)] }])}>
          {t('rules.addGroup')}
        </Button>
      </div>
    </>
  );
}
