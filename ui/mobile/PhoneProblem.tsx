import { Button } from 'antd-mobile';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../shared/problemText.js';

/** What went wrong and, where it helps, a way to try again. */
export function PhoneProblem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  return (
    <div role="alert" className="problem">
      <p>{textOf(error)}</p>
      {onRetry && <Button onClick={onRetry}>{t('problem.again')}</Button>}
    </div>
  );
}
