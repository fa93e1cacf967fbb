import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProcessList, ProcessVersion } from '../../../service/contract/process.js';
import { useWhen } from '../../shared/when.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { holdVersion } from './holdVersion.mutation.js';
import { MigrateCases } from './MigrateCases.js';
import { runningQuery } from './running.query.js';

interface RunningCasesProps {
  version: ProcessVersion;
  /** All versions of the process. */
  versions: ProcessVersion[];
  abilities: ProcessList['abilities'];
}

/** How many cases run on the version, and what can be done with all of them. */
export function RunningCases({ version, versions, abilities }: RunningCasesProps) {
  const { t } = useTranslation();
  const { at } = useWhen();
  const running = useQuery(runningQuery(version.processId, version.version));
  const hold = useMutation(holdVersion(version.processId, version.version));
  const isHeld = version.suspendedAt !== null;
  const verb = isHeld ? 'running.resume' : 'running.suspend';
  return (
    <section className="running" aria-labelledby="running">
      <h2 id="running">{t('running.title')}</h2>
      <p role="status">
        {running.isSuccess && t('running.count', { count: running.data.total, version: version.version })}
        {version.suspendedAt !== null && <strong> {t('running.heldSince', { since: at(version.suspendedAt) })}</strong>}
      </p>
      {running.isError && <ProblemNotice error={running.error} onRetry={() => void running.refetch()} />}
      <div className="moves">
        {abilities.suspend ? (
          <Popconfirm
            title={t(isHeld ? 'instance.resumeHint' : 'running.suspendHint')}
            okText={t(verb)}
            onConfirm={() => hold.mutate(!isHeld)}
          >
            <Button loading={hold.isPending}>{t(verb)}</Button>
          </Popconfirm>
        ) : (
          <p className="muted">{t('instance.cannotSuspend')}</p>
        )}
        {abilities.migrate && versions.length > 1 && <MigrateCases version={version} versions={versions} />}
      </div>
      {hold.isError && <ProblemNotice error={hold.error} />}
    </section>
  );
}
