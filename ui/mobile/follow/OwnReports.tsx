import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd-mobile';
import { useTranslation } from 'react-i18next';
import type { OwnReports as Reports } from '../../../service/contract/report.js';
import { ColourMark } from '../../shared/ColourMark.js';
import { useLanguage } from '../../shared/language.js';
import { sessionQuery } from '../../shared/session/session.query.js';
import { signOut } from '../../shared/session/signOut.mutation.js';
import { useWhen } from '../../shared/when.js';
import { Words } from '../../shared/Words.js';
import { PhoneProblem } from '../PhoneProblem.js';
import { ownReportsQuery } from './ownReports.query.js';

/** Who has an account sees his reports without a code; nobody needs one. */
export function OwnReports() {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const session = useQuery(sessionQuery);
  const leave = useMutation(signOut);
  if (session.isPending || session.isError) return null; // following by code needs neither
  if (session.data === null) return <a href="/desk">{t('follow.signIn')}</a>;
  return (
    <section aria-labelledby="own-reports">
      <h2 id="own-reports">{t('follow.own', { name: inWords(session.data.person.name) })}</h2>
      <List />
      <Button fill="none" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('desk.signOut')}
      </Button>
    </section>
  );
}

function List() {
  const { t } = useTranslation();
  const own = useQuery(ownReportsQuery);
  if (own.isPending) return <Skeleton.Paragraph animated lineCount={3} />;
  if (own.isError) return <PhoneProblem error={own.error} onRetry={() => void own.refetch()} />;
  if (own.data.items.length === 0) {
    return (
      <p>
        {t('follow.noneYet')} <Link to="/">{t('follow.reportNow')}</Link>
      </p>
    );
  }
  return (
    <ul className="own-reports">
      {own.data.items.map((report) => (
        <OwnReport key={report.trackingCode} report={report} />
      ))}
    </ul>
  );
}

function OwnReport({ report }: { report: Reports['items'][number] }) {
  const { inWords } = useLanguage();
  const { at } = useWhen();
  const { trackingCode, colour, stage, text, reportedAt } = report;
  return (
    <li>
      <Link to="/follow/$trackingCode" params={{ trackingCode }}>
        <Words of={text} />
      </Link>
      <span>
        <ColourMark colour={colour} /> {inWords(stage)}
      </span>
      <time dateTime={new Date(reportedAt).toISOString()}>{at(reportedAt)}</time>
    </li>
  );
}
