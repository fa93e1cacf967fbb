import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../service/contract/session.js';
import { useLanguage } from '../shared/language.js';
import { LanguageSwitch } from '../shared/LanguageSwitch.js';
import { useLineIsCut } from '../shared/line.js';
import { Keys } from './Keys.js';
import { useLiveChanges } from './liveChanges.js';
import { ProblemNotice } from './ProblemNotice.js';
import { SignInPage } from './session/SignInPage.js';
import { sessionQuery } from '../shared/session/session.query.js';
import { signOut } from '../shared/session/signOut.mutation.js';
import { useSession } from './session/useSession.js';

export function DeskLayout() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Skeleton active className="page" />;
  if (session.isError) return <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />;
  return session.data === null ? <SignInPage /> : <SignedIn />;
}

interface Room {
  to:
    | '/desk/tasks'
    | '/desk/cases'
    | '/desk/board'
    | '/desk/processes'
    | '/desk/rules'
    | '/desk/situation'
    | '/desk/incidents';
  name: 'tasks' | 'cases' | 'board' | 'processes' | 'rules' | 'situation' | 'incidents';
  roles: readonly Role[];
}

const office: readonly Role[] = ['dispatcher', 'clerk', 'lead', 'convenor', 'supervisor', 'administrator'];

/** They bring in what they see on patrol or hear on the phone: on the residents' pages, a build of their own. */
const reporters: readonly Role[] = ['gridMember', 'dispatcher'];

/** The service refuses what a role may not ask for; here it is not even offered. */
const rooms: Room[] = [
  { to: '/desk/tasks', name: 'tasks', roles: ['gridMember', ...office] },
  { to: '/desk/cases', name: 'cases', roles: ['gridMember', ...office] },
  { to: '/desk/board', name: 'board', roles: office },
  { to: '/desk/processes', name: 'processes', roles: ['administrator'] },
  { to: '/desk/rules', name: 'rules', roles: ['administrator'] },
  { to: '/desk/situation', name: 'situation', roles: ['supervisor', 'administrator'] },
  { to: '/desk/incidents', name: 'incidents', roles: ['administrator'] },
];

function SignedIn() {
  const { person } = useSession().session;
  const own = useMemo(() => rooms.filter(({ roles }) => roles.some((role) => person.roles.includes(role))), [person]);
  return own.length === 0 ? <AtTheDoorstep /> : <Desk own={own} />;
}

function Desk({ own }: { own: readonly Room[] }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { person } = useSession().session;
  const leave = useMutation(signOut);
  useLiveChanges();
  const { wall } = useSearch({ strict: false });
  if (wall) {
    return (
      <>
        <LineStatus />
        <Outlet />
      </>
    );
  }
  return (
    <div className="desk">
      <Keys rooms={own} />
      <a className="skip-link" href="#main">
        {t('desk.skip')}
      </a>
      <header className="desk-header">
        <strong>{t('phone.name')}</strong>
        <nav aria-label={t('desk.rooms')}>
          {own.map(({ to, name }) => (
            <Link key={name} to={to}>
              {t(`desk.${name}`)}
            </Link>
          ))}
          {reporters.some((role) => person.roles.includes(role)) && <a href="/">{t('desk.report')}</a>}
        </nav>
        <span className="desk-person">
          {inWords(person.name)} · {inWords(person.organisation.name)}
        </span>
        <LanguageSwitch />
        <Button type="text" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('desk.signOut')}
        </Button>
      </header>
      <LineStatus />
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

/** Says so while what is shown may be old. */
function LineStatus() {
  const { t } = useTranslation();
  const isCut = useLineIsCut();
  return (
    <p role="status" className={isCut ? 'line-cut' : 'visually-hidden'}>
      {isCut && t('desk.cut')}
    </p>
  );
}

/** A resident has nothing to do at the desk: his reports are on the phone's pages, which are a build of their own. */
function AtTheDoorstep() {
  useEffect(() => window.location.replace('/follow'), []);
  return <Skeleton active className="page" />;
}
