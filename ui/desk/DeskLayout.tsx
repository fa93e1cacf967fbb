import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, Outlet } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../service/contract/session.js';
import { useLanguage } from '../shared/language.js';
import { LanguageSwitch } from '../shared/LanguageSwitch.js';
import { useLiveChanges } from './liveChanges.js';
import { ProblemNotice } from './ProblemNotice.js';
import { SignInPage } from './session/SignInPage.js';
import { sessionQuery } from './session/session.query.js';
import { signOut } from './session/signOut.mutation.js';
import { useSession } from './session/useSession.js';

export function DeskLayout() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Skeleton active className="page" />;
  if (session.isError) return <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />;
  return session.data === null ? <SignInPage /> : <SignedIn />;
}

interface Room {
  to: NonNullable<LinkProps['to']>;
  name: 'tasks' | 'cases' | 'board' | 'processes' | 'incidents';
  roles: readonly Role[];
}

const office: readonly Role[] = ['dispatcher', 'clerk', 'lead', 'convenor', 'supervisor', 'administrator'];

/** The service refuses what a role may not ask for; here it is not even offered. */
const rooms: Room[] = [
  { to: '/desk/tasks', name: 'tasks', roles: ['gridMember', ...office] },
  { to: '/desk/cases', name: 'cases', roles: ['gridMember', ...office] },
  { to: '/desk/board', name: 'board', roles: office },
  { to: '/desk/processes', name: 'processes', roles: ['administrator'] },
  { to: '/desk/incidents', name: 'incidents', roles: ['administrator'] },
];

function SignedIn() {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { session, hasRole } = useSession();
  const leave = useMutation(signOut);
  useLiveChanges();
  const { person } = session;
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {t('desk.skip')}
      </a>
      <header className="desk-header">
        <strong>{t('phone.name')}</strong>
        <nav aria-label={t('desk.rooms')}>
          {rooms
            .filter(({ roles }) => hasRole(...roles))
            .map(({ to, name }) => (
              <Link key={name} to={to}>
                {t(`desk.${name}`)}
              </Link>
            ))}
        </nav>
        <span className="desk-person">
          {inWords(person.name)} · {inWords(person.organisation.name)}
        </span>
        <LanguageSwitch />
        <Button type="text" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('desk.signOut')}
        </Button>
      </header>
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
