import { useTranslation } from 'react-i18next';
import { Words } from '../../shared/Words.js';
import { Condition } from './condition.js';
import { useConditionName } from './conditionName.js';
import { isOperator, operandShape } from './operators.js';
import { useValueWords } from './values.js';
import type { Vocabulary } from './vocabulary.js';

/** A condition to be read: what must hold, group by group. */
export function ConditionWords({ condition, vocabulary }: { condition: Condition; vocabulary: Vocabulary }) {
  const { t } = useTranslation();
  const comparisonWords = useComparisonWords(vocabulary);
  if ('condition' in condition) return <NamedWords name={condition.condition} vocabulary={vocabulary} />;
  if ('fact' in condition) return <Words of={comparisonWords(condition)} />;
  if ('not' in condition) {
    return (
      <>
        {t('rules.group.not')} <ConditionWords condition={condition.not} vocabulary={vocabulary} />
      </>
    );
  }
  const [kind, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return <ConditionWords condition={only} vocabulary={vocabulary} />;
  return (
    <>
      {t(`rules.group.${kind}`)}
      <ul>
        {parts.map((part) => (
          <li key={JSON.stringify(part)}>
            <ConditionWords condition={part} vocabulary={vocabulary} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A shared condition by its name and by what it means; below it, it is not explained again. */
function NamedWords({ name, vocabulary }: { name: string; vocabulary: Vocabulary }) {
  const nameOf = useConditionName();
  const { [name]: meant, ...others } = vocabulary.conditions;
  const condition = Condition.safeParse(meant).data;
  return (
    <>
      <span className="named-condition">{nameOf(name)}</span>{' '}
      {condition && (
        <span className="muted">
          <ConditionWords condition={condition} vocabulary={{ ...vocabulary, conditions: others }} />
        </span>
      )}
    </>
  );
}

function useComparisonWords({ facts }: Vocabulary) {
  const { t } = useTranslation();
  const { said } = useValueWords();
  return ({ fact, operator, value }: { fact: string; operator: string; value: unknown }): string => {
    const known = facts.get(fact);
    const other = factIn(value);
    const compared =
      other === null ? said(known && operandShape(known.shape, operator), value) : (facts.get(other)?.label ?? other);
    const verb = isOperator(operator) ? t(`rules.operator.${operatorKey(operator)}`) : operator;
    return `${known?.label ?? fact} ${verb} ${compared}`;
  };
}

/** The catalogue of texts has no room for a colon in a name. */
export const operatorKey = <O extends string>(operator: O) =>
  operator.replace('someFact:in', 'someFactIn') as O extends 'someFact:in' ? 'someFactIn' : O; // what replace does

/** The fact that a comparison compares with, where it is no constant. */
export function factIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('fact' in value)) return null;
  return typeof value.fact === 'string' ? value.fact : null;
}
