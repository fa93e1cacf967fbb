import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { openAnew } from '../shared/openAnew.mutation.js';

/** In place of a page whose files did not come, or that broke. */
export function BrokenPage() {
  const { t } = useTranslation();
  const again = useMutation(openAnew);
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      title={t('problem.page')}
      description={t(again.isError ? 'problem.offline' : 'problem.pageHint')}
      action={
        <Button loading={again.isPending} onClick={() => again.mutate()}>
          {t('problem.again')}
        </Button>
      }
    />
  );
}
