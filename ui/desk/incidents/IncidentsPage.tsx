import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IncidentList } from '../../../service/contract/process.js';
import { useLanguage } from '../../shared/language.js';
import { useWhen } from '../../shared/when.js';
import { Words } from '../../shared/Words.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { incidentsQuery } from './incidents.query.js';
import { resolveIncident } from './resolveIncident.mutation.js';

export function IncidentsPage() {
  const { t } = useTranslation();
  const incidents = useQuery(incidentsQuery);
  return (
    <>
      <h1>{t('desk.incidents')}</h1>
      {incidents.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {incidents.isError && <ProblemNotice error={incidents.error} onRetry={() => void incidents.refetch()} />}
      {incidents.isSuccess && incidents.data.items.length === 0 && <Empty description={t('incidents.none')} />}
      {incidents.isSuccess && incidents.data.items.length > 0 && <IncidentTable incidents={incidents.data.items} />}
    </>
  );
}

function IncidentTable({ incidents }: { incidents: IncidentList['items'] }) {
  const { t } = useTranslation();
  const { at } = useWhen();
  const { inWords } = useLanguage();
  return (
    <Table<IncidentList['items'][number]>
      size="small"
      rowKey="key"
      dataSource={incidents}
      className="cards"
      pagination={false}
      columns={[
        { title: t('incidents.since'), key: 'since', minWidth: 120, render: (_, { createdAt }) => at(createdAt) },
        {
          title: t('incidents.where'),
          key: 'where',
          className: 'card-line',
          render: (_, { processId, processName, element, name }) => (
            <>
              <Link to="/desk/processes/$processId" params={{ processId }}>
                {inWords(processName)}
              </Link>
              {element !== processId && ` · ${inWords(name)}`}
            </>
          ),
        },
        {
          title: t('incidents.what'),
          key: 'what',
          className: 'card-line',
          render: (_, { type, message }) => (
            <>
              {t(`incidents.kind.${type}`, { defaultValue: type })}
              <br />
              <Words of={message} />
            </>
          ),
        },
        {
          title: t('row.case'),
          key: 'case',
          minWidth: 110,
          render: (_, { caseId }) =>
            caseId !== null && (
              <Link to="/desk/cases/$caseId" params={{ caseId }}>
                {t('incidents.openCase')}
              </Link>
            ),
        },
        {
          title: t('row.moves'),
          key: 'moves',
          render: (_, { key, type }) => <Resolve incidentKey={key} type={type} />,
        },
      ]}
    />
  );
}

function Resolve({ incidentKey, type }: { incidentKey: string; type: string }) {
  const { t } = useTranslation();
  const resolve = useMutation(resolveIncident(incidentKey));
  return (
    <>
      <Button loading={resolve.isPending} onClick={() => resolve.mutate()}>
        {t(type === 'CASE_MISSING' ? 'incidents.end' : 'incidents.resolve')}
      </Button>
      {resolve.isError && <ProblemNotice error={resolve.error} />}
    </>
  );
}
