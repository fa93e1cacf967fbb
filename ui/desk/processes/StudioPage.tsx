import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessList, ProcessVersion } from '../../../service/contract/process.js';
import { useLanguage } from '../../shared/language.js';
import { diagramQuery } from '../cases/diagram.query.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { useJustPublished } from '../useJustPublished.js';
import { VersionPicker } from '../VersionPicker.js';
import { AgainstPicker } from './AgainstPicker.js';
import { Comparison } from './Comparison.js';
import { latestOf } from './latest.js';
import { processDraft } from './processDraft.js';
import { processesQuery } from './processes.query.js';
import { RunningCases } from './RunningCases.js';
import { Studio } from './Studio.js';

const route = getRouteApi('/desk/processes/$processId');

/** One process: the version in the address, else the newest; every version stays readable. */
export function StudioPage() {
  const { t } = useTranslation();
  const { processId } = route.useParams();
  const { version, against } = route.useSearch();
  const navigate = route.useNavigate();
  const { inWords } = useLanguage();
  const processes = useQuery(processesQuery);
  const newest = latestOf(processes.data?.items.find((one) => one.processId === processId)?.versions ?? [])?.version;
  const { head, published, setPublished } = useJustPublished(newest);
  if (processes.isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (processes.isError) return <ProblemNotice error={processes.error} onRetry={() => void processes.refetch()} />;
  const process = processes.data.items.find((one) => one.processId === processId);
  const latest = latestOf(process?.versions ?? []);
  if (process === undefined || latest === undefined) {
    return (
      <p>
        {t('processes.unknown', { processId })} <Link to="/desk/processes">{t('desk.processes')}</Link>
      </p>
    );
  }
  const shown = process.versions.find((one) => one.version === version) ?? latest;
  const compared = process.versions.find((one) => one.version === against && one.version !== shown.version);
  return (
    <>
      <div className="studio-head">
        <h1 ref={head} tabIndex={-1}>
          {inWords(process.name)}
        </h1>
        <VersionPicker
          versions={process.versions}
          shown={shown.version}
          onChange={(chosen) => void navigate({ search: chosen === latest.version ? {} : { version: chosen } })}
        />
        <AgainstPicker
          versions={process.versions.filter(({ version: one }) => one !== shown.version)}
          against={compared?.version}
          onChange={(chosen) => void navigate({ search: { version: shown.version, against: chosen } })}
        />
      </div>
      <p role="status">{published === shown.version && t('studio.published', { version: published })}</p>
      {begunFrom(processId, process.versions)
        .filter((one) => one !== shown.version)
        .map((one) => (
          <p key={one}>
            <Link to="/desk/processes/$processId" params={{ processId }} search={{ version: one }}>
              {t('studio.begunFrom', { version: one })}
            </Link>
          </p>
        ))}
      {compared === undefined ? (
        <Workshop
          key={shown.version}
          processId={processId}
          resourceName={process.resourceName}
          version={shown.version}
          base={latest.version}
          otherDrafts={draftsOf(processes.data.items.filter((one) => one.processId !== processId))}
          onPublished={(version) => {
            setPublished(version);
            void navigate({ search: {} });
          }}
        />
      ) : (
        <Comparison
          processId={processId}
          before={Math.min(shown.version, compared.version)}
          after={Math.max(shown.version, compared.version)}
        />
      )}
      <RunningCases
        key={`running ${shown.version}`}
        version={shown}
        versions={process.versions}
        abilities={processes.data.abilities}
      />
    </>
  );
}

/** The versions from which a drawing was begun on this device: somebody may have published in between. */
const begunFrom = (processId: string, versions: readonly ProcessVersion[]) =>
  versions.map(({ version }) => version).filter((version) => processDraft(processId, version) !== null);

/** What of other processes was begun on this device from their newest version. */
function draftsOf(processes: readonly ProcessList['items'][number][]) {
  return processes.flatMap(({ processId, resourceName, name, versions }) => {
    const xml = processDraft(processId, latestOf(versions)?.version ?? 0);
    return xml === null ? [] : [{ name: resourceName, title: name, xml }];
  });
}

type WorkshopProps = Omit<ComponentProps<typeof Studio>, 'xml'>;

function Workshop(props: WorkshopProps) {
  const { processId, version } = props;
  const diagram = useQuery(diagramQuery(processId, version));
  if (diagram.isPending) return <Skeleton.Node active style={{ width: '100%', height: 480 }} />;
  if (diagram.isError) return <ProblemNotice error={diagram.error} onRetry={() => void diagram.refetch()} />;
  return <Studio xml={diagram.data.xml} {...props} />;
}
