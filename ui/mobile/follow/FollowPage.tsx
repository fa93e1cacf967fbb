import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd-mobile';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowedReport } from '../../../service/contract/report.js';
import { ServiceProblem } from '../../shared/client.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { fileAddress } from '../../shared/file.mutation.js';
import { useLanguage } from '../../shared/language.js';
import { TimeLeft } from '../../shared/TimeLeft.js';
import { useFocusKept } from '../../shared/useFocusKept.js';
import { useWhen } from '../../shared/when.js';
import { Words } from '../../shared/Words.js';
import { PhoneProblem } from '../PhoneProblem.js';
import { followedQuery } from './followed.query.js';
import { RateForm } from './RateForm.js';
import { WithdrawForm } from './WithdrawForm.js';

export function FollowPage({ trackingCode }: { trackingCode: string }) {
  const report = useQuery(followedQuery(trackingCode));
  if (report.isPending) return <Skeleton.Paragraph lineCount={8} animated />;
  if (report.isError) return <NotFollowed error={report.error} onRetry={() => void report.refetch()} />;
  return <Followed report={report.data} />;
}

/** A code that nobody has is usually mistyped: asking again for the same one would not help. */
function NotFollowed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const isUnknown = error instanceof ServiceProblem && error.problem.status === 404;
  if (!isUnknown) return <PhoneProblem error={error} onRetry={onRetry} />;
  return (
    <div role="alert" className="problem">
      <h1>{t('follow.unknown')}</h1>
      <Link to="/follow">{t('follow.otherCode')}</Link>
    </div>
  );
}

/** Where it stands in one line, what one may do, what happened, and why it has its colour. */
function Followed({ report }: { report: FollowedReport }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { at } = useWhen();
  const article = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useFocusKept(article, [report.mayRate, report.mayWithdraw].join());
  return (
    <article ref={article} className="followed" tabIndex={-1}>
      <p className="muted">
        <span className="followed-code">{report.code}</span> · {inWords(report.place)}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        <Words of={report.text} />
      </h1>
      <section className="truth" aria-live="polite">
        <ColourMark colour={report.colour} />
        <strong>{inWords(report.stage)}</strong>
        {report.holder && <span>{t('follow.holder', { holder: inWords(report.holder) })}</span>}
        {report.dueAt !== null && report.status === 'open' && <TimeLeft dueAt={report.dueAt} />}
      </section>
      {report.mayRate && <RateForm trackingCode={report.trackingCode} />}
      {report.rating !== null && <p>{t('follow.rated', { count: report.rating })}</p>}
      {report.photos.map((id, place) => (
        <img
          key={id}
          className="followed-photo"
          src={fileAddress(id)}
          alt={t('report.what.photo', { number: place + 1 })}
        />
      ))}
      <h2>{t('follow.happened')}</h2>
      <ol className="happened">
        {report.happened.map((entry) => (
          <li key={`${entry.at}-${entry.text.zh}`}>
            <time dateTime={new Date(entry.at).toISOString()}>{at(entry.at)}</time>
            <Words of={entry.text} />
          </li>
        ))}
      </ol>
      {report.plain.length > 0 && (
        <>
          <h2>{t('follow.reasons')}</h2>
          <ul className="reasons">
            {report.plain.map((sentence) => (
              <li key={sentence.zh}>{inWords(sentence)}</li>
            ))}
          </ul>
        </>
      )}
      {report.mayWithdraw && <WithdrawForm trackingCode={report.trackingCode} />}
    </article>
  );
}
