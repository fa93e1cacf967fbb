import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd-mobile';
import { useTranslation } from 'react-i18next';
import { openAnew } from '../shared/openAnew.mutation.js';

/** In place of a page whose files did not come, or that broke. */
export function BrokenPage() {
  const { t } = useTranslation();
  const again = useMutation(openAnew);
  return (
    <div role="alert" className="problem">
      <p>{t('problem.page')}</p>
      <p>{t(again.isError ? 'problem.offline' : 'problem.pageHint')}</p>
      <Button loading={again.isPending} onClick={() => again.mutate()}>
        {t('problem.again')}
      </Button>
    </div>
  );
}
