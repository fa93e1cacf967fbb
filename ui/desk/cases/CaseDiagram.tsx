import { useQuery } from '@tanstack/react-query';
import { Select, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../service/contract/case.js';
import { useLanguage } from '../../shared/language.js';
import { useWhen } from '../../shared/when.js';
import { InstanceMoves } from '../instances/InstanceMoves.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useSession } from '../session/useSession.js';
import { diagramQuery } from './diagram.query.js';

type Instance = CaseView['instances'][number];

const TokenViewer = lazy(() => import('./TokenViewer.js').then(({ TokenViewer }) => ({ default: TokenViewer })));

/** The diagrams that the case runs on, each in the version it was started with. */
export function CaseDiagram({ instances }: { instances: Instance[] }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const [chosen, choose] = useState<string>();
  const shown = instances.find(({ processInstanceKey }) => processInstanceKey === chosen) ?? instances[0];
  if (shown === undefined) return <p className="muted">{t('case.noDiagram')}</p>;
  return (
    <>
      {instances.length > 1 && (
        <Select
          aria-label={t('case.whichDiagram')}
          className="versions"
          value={shown.processInstanceKey}
          onChange={choose}
          options={instances.map(({ processInstanceKey, name, active }, place) => ({
            value: processInstanceKey,
            label: t(active.length > 0 ? 'case.runningInstance' : 'case.endedInstance', {
              place: place + 1,
              of: instances.length,
              name: inWords(name),
            }),
          }))}
        />
      )}
      <InstanceDiagram key={shown.processInstanceKey} instance={shown} />
    </>
  );
}

function InstanceDiagram({ instance }: { instance: Instance }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  const { hasRole } = useSession();
  const diagram = useQuery(diagramQuery(instance.processId, instance.version));
  if (diagram.isPending) return <Skeleton.Node active style={{ width: '100%', height: 320 }} />;
  if (diagram.isError) return <ProblemNotice error={diagram.error} onRetry={() => void diagram.refetch()} />;
  return (
    <>
      <p className="muted">
        {t('case.runsOn', { name: inWords(instance.name), version: instance.version })}
        {instance.migratedFrom !== null && ` · ${t('instance.migrated', { from: instance.migratedFrom })}`}
        {instance.suspendedAt !== null && (
          <strong> {t('instance.suspended', { since: at(instance.suspendedAt) })}</strong>
        )}
      </p>
      <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 320 }} />}>
        <TokenViewer xml={diagram.data.xml} instance={instance} />
      </Suspense>
      {hasRole('administrator') && (
        <InstanceMoves processInstanceKey={instance.processInstanceKey} xml={diagram.data.xml} />
      )}
      {instance.incidents.map(({ key, name, message }) => (
        <p key={key} role="alert" className="incident">
          {t('case.incident', { element: inWords(name), message: inWords(message) })}
        </p>
      ))}
    </>
  );
}
