import { useTranslation } from 'react-i18next';
import type { ExampleResult } from '../../../service/contract/ruleSet.js';
import { useValueWords } from './values.js';
import type { Vocabulary } from './vocabulary.js';

/** What comes out otherwise than an example says. */
export function Mismatches({ result, vocabulary }: { result: ExampleResult; vocabulary: Vocabulary }) {
  const { t } = useTranslation();
  const { said } = useValueWords();
  if (result.ok) return null;
  return (
    <ul className="mismatches">
      {result.mismatches.map(({ field, expected, actual }) => {
        const known = vocabulary.decision.find(({ name }) => name === field);
        return (
          <li key={field}>
            {t('rules.mismatch', {
              field: known?.label ?? field,
              expected: said(known?.shape, expected),
              actual: said(known?.shape, actual),
            })}
          </li>
        );
      })}
    </ul>
  );
}
