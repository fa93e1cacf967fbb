import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** The code is all that somebody without an account needs to follow the case. */
export function SentPage({ trackingCode }: { trackingCode: string }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="sent">
      <h1 ref={heading} tabIndex={-1}>
        {t('sent.title')}
      </h1>
      <p>{t('sent.keep')}</p>
      <output className="tracking-code">{trackingCode}</output>
      <Link className="big-link" to="/follow/$trackingCode" params={{ trackingCode }}>
        {t('sent.follow')}
      </Link>
      <Link to="/">{t('sent.another')}</Link>
    </section>
  );
}
