import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../shared/problemText.js';

/** What went wrong, in the service's words, and a way to try again where that can help. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      title={t('problem.title')}
      description={textOf(error)}
      action={onRetry && <Button onClick={onRetry}>{t('problem.again')}</Button>}
    />
  );
}
