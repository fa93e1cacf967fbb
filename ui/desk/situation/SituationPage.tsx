import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../../service/contract/situation.js';
import { useLanguage } from '../../shared/language.js';
import { useWhen } from '../../shared/when.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { SituationForm } from './SituationForm.js';
import { situationQuery } from './situation.query.js';

/** What holds in the whole county: who said so last, and what is to hold from now on. */
export function SituationPage() {
  const { t } = useTranslation();
  const situation = useQuery(situationQuery);
  return (
    <>
      <h1>{t('desk.situation')}</h1>
      {situation.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {situation.isError && <ProblemNotice error={situation.error} onRetry={() => void situation.refetch()} />}
      {situation.data && (
        <>
          <LastSaid situation={situation.data} />
          <SituationForm situation={situation.data} />
        </>
      )}
    </>
  );
}

function LastSaid({ situation: { since, by, reason } }: { situation: Situation }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  return (
    <p role="status">
      {since === null
        ? t('situation.never')
        : [t('situation.since', { at: at(since) }), by && inWords(by), reason].filter(Boolean).join(' · ')}
    </p>
  );
}
