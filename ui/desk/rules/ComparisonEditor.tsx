import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Comparison } from './condition.js';
import { factIn, operatorKey } from './ConditionWords.js';
import { isOperator, operandShape, operatorsFor } from './operators.js';
import { firstValue, type Shape } from './shape.js';
import { ValueInput } from './ValueInput.js';
import type { Vocabulary } from './vocabulary.js';

interface ComparisonEditorProps {
  comparison: Comparison;
  vocabulary: Vocabulary;
  onChange: (comparison: Comparison) => void;
}

/** A fact, what it is compared by, and with what. Another fact or operator keeps the value where it still fits. */
export function ComparisonEditor({ comparison, vocabulary, onChange }: ComparisonEditorProps) {
  const { t } = useTranslation();
  const { fact, operator, value } = comparison;
  const facts = [...vocabulary.facts.values()];
  const shape: Shape = vocabulary.facts.get(fact)?.shape ?? { type: 'text' };
  const operators: readonly string[] = operatorsFor(shape);
  const other = factIn(value);
  return (
    <>
      <Select
        size="small"
        className="fact-input"
        aria-label={t('rules.fact')}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={fact}
        onChange={(chosen) => onChange(comparisonOf(vocabulary, chosen))}
        options={facts.map(({ name, label }) => ({ value: name, label }))}
      />
      <Select
        size="small"
        aria-label={t('rules.operatorName')}
        popupMatchSelectWidth={false}
        value={operator}
        onChange={(chosen) => onChange({ fact, operator: chosen, value: fittingValue(shape, comparison, chosen) })}
        options={[...new Set([...operators, operator])].map((one) => ({
          value: one,
          label: isOperator(one) ? t(`rules.operator.${operatorKey(one)}`) : one,
        }))}
      />
      {other === null ? (
        <ValueInput
          label={t('rules.value')}
          shape={operandShape(shape, operator)}
          value={value}
          onChange={(changed) => onChange({ fact, operator, value: changed })}
        />
      ) : (
        <Select
          size="small"
          className="fact-input"
          aria-label={t('rules.otherFact')}
          value={other}
          onChange={(chosen) => onChange({ fact, operator, value: { fact: chosen } })}
          options={facts
            .filter((one) => one.shape.type === shape.type)
            .map(({ name, label }) => ({ value: name, label }))}
        />
      )}
    </>
  );
}

export function newComparison(vocabulary: Vocabulary): Comparison {
  const [first] = vocabulary.facts.keys();
  return comparisonOf(vocabulary, first ?? '');
}

function comparisonOf({ facts }: Vocabulary, fact: string): Comparison {
  const shape: Shape = facts.get(fact)?.shape ?? { type: 'text' };
  const operator = operatorsFor(shape)[0] ?? 'equal';
  return { fact, operator, value: firstValue(operandShape(shape, operator)) };
}

function fittingValue(fact: Shape, { operator, value }: Comparison, chosen: string): unknown {
  const [before, after] = [operandShape(fact, operator), operandShape(fact, chosen)];
  return before.type === after.type ? value : firstValue(after);
}
