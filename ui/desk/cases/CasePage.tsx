import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../service/contract/case.js';
import { ServiceProblem } from '../../shared/client.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { fileAddress } from '../../shared/file.mutation.js';
import { useLanguage } from '../../shared/language.js';
import { TimeLeft } from '../../shared/TimeLeft.js';
import { Words } from '../../shared/Words.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { CaseDiagram } from './CaseDiagram.js';
import { CaseMoves } from './CaseMoves.js';
import { CaseTasks } from './CaseTasks.js';
import { caseQuery } from './case.query.js';
import { Deadlines } from './Deadlines.js';
import { Reasons } from './Reasons.js';
import { Timeline } from './Timeline.js';

export function CasePage({ id }: { id: string }) {
  const shown = useQuery(caseQuery(id));
  if (shown.isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (isUnknown(shown.error)) return <UnknownCase />;
  if (shown.isError) return <ProblemNotice error={shown.error} onRetry={() => void shown.refetch()} />;
  return <Case case={shown.data} />;
}

const isUnknown = (error: unknown) => error instanceof ServiceProblem && error.problem.code === 'NOT_FOUND';

/** Asking again would not help. */
function UnknownCase() {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('case.unknown')}</h1>
      <p>{t('case.unknownHint')}</p>
      <Link to="/desk/cases">{t('case.toList')}</Link>
    </>
  );
}

/** In the order in which it is asked: how does it stand, what can I do, what is it, where is the token, what happened, why. */
function Case({ case: shown }: { case: CaseView }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  return (
    <article className="case">
      <header>
        <p className="muted">
          {shown.code} · {inWords(shown.place)}
        </p>
        <h1>
          <Words of={shown.matter.zh === '' ? shown.text : shown.matter} />
        </h1>
        <TruthLine case={shown} />
      </header>
      <CaseMoves case={shown} />
      <section aria-labelledby="what">
        <h2 id="what">{t('case.what')}</h2>
        <p className="said">
          <Words of={shown.text} />
        </p>
        <p className="muted">
          <Words of={shown.place} /> <Words of={shown.address ?? ''} />
          {shown.lead && ` · ${t('case.lead', { lead: inWords(shown.lead.name) })}`}
          {shown.coHandlers.length > 0 &&
            ` · ${t('case.coHandlers', { names: shown.coHandlers.map(({ name }) => inWords(name)).join(', ') })}`}
        </p>
        <SaidDanger case={shown} />
        <p className="case-photos">
          {shown.photos.map((photo, place) => (
            <a key={photo} href={fileAddress(photo)} target="_blank" rel="noreferrer">
              <img src={fileAddress(photo)} alt={t('report.what.photo', { number: place + 1 })} />
            </a>
          ))}
        </p>
      </section>
      <CaseTasks tasks={shown.tasks} />
      <section aria-labelledby="diagram">
        <h2 id="diagram">{t('case.diagram')}</h2>
        <CaseDiagram instances={shown.instances} />
      </section>
      <div className="case-columns">
        <section aria-labelledby="timeline">
          <h2 id="timeline">{t('case.timeline')}</h2>
          <Timeline entries={shown.timeline} />
        </section>
        <div>
          <Reasons case={shown} />
          <Deadlines deadlines={shown.deadlines} still={standstill(shown, t)} />
        </div>
      </div>
    </article>
  );
}

/** A case that was taken back or has ended has clocks that nobody will meet. */
function standstill({ suspension, status }: CaseView, t: TFunction): string | null {
  if (suspension) return t('case.suspended');
  return status === 'withdrawn' || status === 'ended' ? t('case.stopped') : null;
}

/** What whoever goes there should know before. */
function SaidDanger({ case: { dangerToLife, injured } }: { case: CaseView }) {
  const { t } = useTranslation();
  if (!dangerToLife && injured === 0) return null;
  return (
    <p>
      <strong>
        {[
          ...(dangerToLife ? [t('case.danger')] : []),
          ...(injured > 0 ? [t('case.injured', { count: injured })] : []),
        ].join(' · ')}
      </strong>
    </p>
  );
}

function TruthLine({ case: shown }: { case: CaseView }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { status, stageName, holder, dueAt, tier } = shown;
  return (
    <p className="truth" role="status">
      <ColourMark colour={shown.colour} />
      <strong>{status === 'open' && stageName ? inWords(stageName) : t(`status.${status}`)}</strong>
      {holder && <span>{inWords(holder)}</span>}
      {shown.suspension ? (
        <strong>{t('case.suspended')}</strong>
      ) : (
        status === 'open' && dueAt !== null && <TimeLeft dueAt={dueAt} />
      )}
      {tier > 0 && <span>{t('row.tierReached', { tier })}</span>}
      {shown.returns > 0 && <span>{t('case.returns', { count: shown.returns })}</span>}
      {shown.reworks > 0 && <span>{t('case.reworks', { count: shown.reworks })}</span>}
      {shown.rating !== null && <span>{t('case.rating', { count: shown.rating })}</span>}
    </p>
  );
}
