import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../../service/feel/attempt.js';
import { useLanguage } from '../../shared/language.js';
import { useNow } from '../../shared/serviceClock.js';
import type { Variables } from './expressionContext.js';
import { refusalInChinese } from './refusalSentences.js';
import { failureInChinese, warningInChinese } from './warningSentences.js';
import { wantedKind } from './wantedKind.js';

interface TriedExpressionProps {
  expression: string;
  context: Variables;
  /** The panel's name of the field that it stands in. */
  entry: string | undefined;
}

/** What comes of an expression: its value and kind, or why it has none; what the engine would warn of; what the place wants. */
export function TriedExpression({ expression, context, entry }: TriedExpressionProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const now = useNow();
  const typed = useDeferredValue(expression);
  const tried = useMemo(
    () => (typed.trim() === '' ? undefined : attempt({ expression: typed, context }, now)),
    [typed, context, now],
  );
  const worded = (say: (text: string) => string) => (text: string) => (language === 'zh' ? say(text) : text);
  if (tried === undefined) return <p role="status" className="tried-expression" />;
  const warnings = 'outcome' in tried ? tried.outcome.warnings : tried.warnings;
  const wanted = wantedKind(entry);
  return (
    <div role="status" className="tried-expression">
      {'outcome' in tried ? (
        <p>
          <output>{tried.outcome.json}</output> <span className="muted">{t(`feel.kind.${tried.outcome.kind}`)}</span>
        </p>
      ) : (
        <p className="wrong">{worded((text) => failureInChinese(refusalInChinese(text)))(tried.error)}</p>
      )}
      {'outcome' in tried && wanted !== undefined && tried.outcome.kind !== wanted && (
        <p className="wrong">{t('feel.wanted', { kind: t(`feel.kind.${wanted}`) })}</p>
      )}
      {warnings.length > 0 && (
        <ul aria-label={t('feel.warnings')}>
          {warnings.map((warning, place) => (
            <li key={place}>{worded(warningInChinese)(warning)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
