import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { ConfigProvider } from 'antd-mobile';
import enUS from 'antd-mobile/es/locales/en-US';
import zhCN from 'antd-mobile/es/locales/zh-CN';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../shared/language.js';
import { LanguageSwitch } from '../shared/LanguageSwitch.js';
import { useLineIsCut } from '../shared/line.js';
import { sessionQuery } from '../shared/session/session.query.js';
import { paintTokens, useMode } from '../shared/theme.js';

/** Name, language, the two things one can do here, for people of the office the way back to their desk, and a line that says so when the network is gone. */
export function PhoneLayout() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const mode = useMode();
  const isCut = useLineIsCut();
  const online = useSyncExternalStore(onLineChange, () => navigator.onLine) && !isCut;
  useEffect(() => paintTokens(mode), [mode]);
  const session = useQuery(sessionQuery); // who has signed in sends its token along with a report; without it the service refuses
  return (
    <ConfigProvider locale={language === 'en' ? enUS : zhCN}>
      <div className="phone">
        <header className="phone-header">
          <strong>{t('phone.name')}</strong>
          <nav aria-label={t('phone.name')}>
            {/* First: what comes late must not push what stands there. */}
            {session.data?.person.roles.some((role) => role !== 'resident') && <a href="/desk">{t('phone.desk')}</a>}
            <Link to="/">{t('phone.report')}</Link>
            <Link to="/follow">{t('phone.follow')}</Link>
            <LanguageSwitch />
          </nav>
        </header>
        <p role="status" className={online ? 'visually-hidden' : 'offline'}>
          {online ? '' : t('phone.offline')}
        </p>
        <main>
          <Outlet />
        </main>
      </div>
    </ConfigProvider>
  );
}

function onLineChange(notify: () => void): () => void {
  window.addEventListener('online', notify);
  window.addEventListener('offline', notify);
  return () => {
    window.removeEventListener('online', notify);
    window.removeEventListener('offline', notify);
  };
}
