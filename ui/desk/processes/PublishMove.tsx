import { useMutation, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import { diagramQuery } from '../cases/diagram.query.js';
import { diagramIn } from '../cases/diagramIn.js';
import { ReasonedMove } from '../cases/ReasonedMove.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { ChangeList } from './ChangeList.js';
import { type Change, changesBetween } from './changesBetween.js';
import type { Workbench } from './modeler.js';
import { publishProcess } from './publishProcess.mutation.js';
import { TrialStatus } from './Scenarios.js';
import { findingsIn, ServiceFindings } from './ServiceFindings.js';
import type { ProcessTrial } from './useTrial.js';

interface PublishMoveProps {
  processId: string;
  /** The newest version when the draft was begun: somebody else's publish in between is refused, not overwritten. */
  base: number;
  workbench: Workbench | undefined;
  /** The drawing as it was when it last stood still. */
  drawn: string;
  trial: ProcessTrial;
  nameOf: (element: string) => string;
  onRun: () => void;
  onPublished: (version: number) => void;
}

/** Asks why, and shows what would change for the next case and whether the scenarios still come out. */
export function PublishMove({
  processId,
  base,
  workbench,
  drawn,
  trial,
  nameOf,
  onRun,
  onPublished,
}: PublishMoveProps) {
  const { t } = useTranslation();
  const publish = useMutation(publishProcess(processId));
  const changes = useChanges(processId, { base, workbench, drawn });
  const refused = findingsIn(publish.error);
  const move = {
    ...publish,
    mutate: ({ reason }: { reason: string }, options?: { onSuccess: () => void }) => {
      void workbench?.xml().then((xml) =>
        publish.mutate(
          { xml, base, reason },
          {
            onSuccess: ({ version }) => {
              options?.onSuccess();
              onPublished(version);
            },
          },
        ),
      );
    },
  };
  return (
    <ReasonedMove
      name={t('studio.publish')}
      move={move}
      keptAs={`publish.${processId}`}
      ready={workbench !== undefined && changes.found !== undefined && changes.found.length > 0}
      onOpen={onRun}
    >
      <p className="muted">{t('studio.publishHint', { next: base + 1 })}</p>
      <section className="publish-changes findings" aria-label={t('studio.changes')}>
        <h2>{t('studio.changes')}</h2>
        {changes.error !== null && <ProblemNotice error={changes.error} />}
        {changes.found === undefined && changes.error === null && <Skeleton active paragraph={{ rows: 2 }} />}
        {changes.found?.length === 0 && <p>{t('studio.nothingChanged', { version: base })}</p>}
        {changes.found !== undefined && <ChangeList changes={changes.found} />}
      </section>
      <TrialStatus trial={trial} />
      {refused.length > 0 && <ServiceFindings findings={refused} nameOf={nameOf} />}
    </ReasonedMove>
  );
}

/** What the drawing changes against the version that the next case would take without it. */
function useChanges(
  processId: string,
  { base, workbench, drawn }: Pick<PublishMoveProps, 'base' | 'workbench' | 'drawn'>,
): { found: Change[] | undefined; error: unknown } {
  const { language } = useLanguage();
  const newest = useQuery(diagramQuery(processId, base));
  const [found, setFound] = useState<Change[]>();
  const [error, setError] = useState<unknown>(null);
  const before = newest.data?.xml;
  useEffect(() => {
    if (workbench === undefined || before === undefined) return;
    let isOld = false;
    Promise.all([before, drawn].map((xml) => workbench.asWritten(xml))).then(
      (written) => {
        const [old = '', young = ''] = written.map((xml) => diagramIn(language, xml));
        if (!isOld) setFound(changesBetween(old, young));
      },
      (reason: unknown) => {
        if (!isOld) setError(reason);
      },
    );
    return () => {
      isOld = true;
    };
  }, [workbench, before, drawn, language]);
  return { found, error: newest.error ?? error };
}
