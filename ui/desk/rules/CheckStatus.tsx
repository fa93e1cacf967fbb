import { useTranslation } from 'react-i18next';
import type { CheckedRuleSet } from '../../../service/contract/ruleSet.js';

/** Whether it could be published as it stands: said while one types. */
export function CheckStatus({ changed, checked }: { changed: boolean; checked: CheckedRuleSet | undefined }) {
  const { t } = useTranslation();
  if (checked === undefined) return <span role="status" />;
  const failing = checked.examples.filter(({ ok }) => !ok).length;
  const refusing = checked.findings.filter(({ severity }) => severity === 'refuse').length;
  return (
    <span role="status">
      {changed && <span className="muted">{t('rules.unpublished')} </span>}
      {checked.publishable && t('rules.allPass', { count: checked.examples.length })}
      {refusing > 0 && <strong>{t('rules.refusing', { count: refusing })} </strong>}
      {failing > 0 && <strong>{t('rules.failing', { count: failing })}</strong>}
    </span>
  );
}
