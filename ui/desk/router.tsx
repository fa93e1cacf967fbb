import {
  createRootRoute,
  createRoute,
  createRouter,
  parseSearchWith,
  stringifySearchWith,
  stripSearchParams,
} from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { z } from 'zod';
import { CaseFilter } from '../../service/contract/case.js';
import { TaskFilter } from '../../service/contract/task.js';
import { BoardPage } from './board/BoardPage.js';
import { BrokenPage } from './BrokenPage.js';
import { CasePage } from './cases/CasePage.js';
import { CasesPage } from './cases/CasesPage.js';
import { DeskLayout } from './DeskLayout.js';
import { Tab } from './rules/tab.js';
import { StartPage } from './StartPage.js';
import { TasksPage } from './tasks/TasksPage.js';

const root = createRootRoute({ component: DeskLayout, notFoundComponent: StartPage });

const startRoute = createRoute({ getParentRoute: () => root, path: '/desk', component: StartPage });

/** The filter of a list is the contract's own schema; nonsense in the address falls back to the defaults. */
const allTasks = TaskFilter.parse({});
const TaskSearch = TaskFilter.extend({ task: z.coerce.string().optional() }).strip().catch(allTasks);
const tasksRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/tasks',
  validateSearch: TaskSearch,
  search: { middlewares: [stripSearchParams(allTasks)] },
  component: TasksPage,
});

const allCases = CaseFilter.parse({});
const casesRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/cases',
  validateSearch: CaseFilter.strip().catch(allCases),
  search: { middlewares: [stripSearchParams(allCases)] },
  component: CasesPage,
});

const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/cases/$caseId',
  component: function Case() {
    return <CasePage id={caseRoute.useParams().caseId} />;
  },
});

/** `?wall`, however it is written, is the board for a big screen. */
const boardRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/board',
  validateSearch: ({ wall }): { wall?: true } => (wall === undefined || wall === 'false' ? {} : { wall: true }),
  component: BoardPage,
});

/** A page that has a file of its own, fetched when it is first opened. */
const ownFile = { staleTime: Infinity };

const processesRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/processes',
  ...ownFile,
  loader: () => import('./processes/ProcessesPage.js'),
  component: function Later() {
    const { ProcessesPage } = processesRoute.useLoaderData();
    return <ProcessesPage />;
  },
});

const number = z.coerce.number().int().positive().optional();
const Version = z.object({ version: number });
const Versions = Version.extend({ against: number });
const studioRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/processes/$processId',
  validateSearch: Versions.catch({}),
  ...ownFile,
  loader: () => import('./processes/StudioPage.js'),
  component: function Later() {
    const { StudioPage } = studioRoute.useLoaderData();
    return <StudioPage />;
  },
});

const rulesRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/rules',
  ...ownFile,
  loader: () => import('./rules/RuleSetsPage.js'),
  component: function Later() {
    const { RuleSetsPage } = rulesRoute.useLoaderData();
    return <RuleSetsPage />;
  },
});

const firstTab = { tab: 'rules' as const };
const RuleSetSearch = Version.extend({ tab: Tab.default('rules'), case: z.coerce.string().optional() }).catch(firstTab);
const ruleSetRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/rules/$ruleSet',
  validateSearch: RuleSetSearch,
  search: { middlewares: [stripSearchParams(firstTab)] },
  ...ownFile,
  loader: () => import('./rules/RuleSetPage.js'),
  component: function Later() {
    const { RuleSetPage } = ruleSetRoute.useLoaderData();
    return <RuleSetPage />;
  },
});

const situationRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/situation',
  ...ownFile,
  loader: () => import('./situation/SituationPage.js'),
  component: function Later() {
    const { SituationPage } = situationRoute.useLoaderData();
    return <SituationPage />;
  },
});

const incidentsRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/incidents',
  ...ownFile,
  loader: () => import('./incidents/IncidentsPage.js'),
  component: function Later() {
    const { IncidentsPage } = incidentsRoute.useLoaderData();
    return <IncidentsPage />;
  },
});

/** As long as somebody waits for a page without wondering whether the click was heard. */
const SOON_MS = 300;

export const router = createRouter({
  routeTree: root.addChildren([
    startRoute,
    tasksRoute,
    casesRoute,
    caseRoute,
    boardRoute,
    processesRoute,
    studioRoute,
    rulesRoute,
    ruleSetRoute,
    situationRoute,
    incidentsRoute,
  ]),
  defaultPendingMs: SOON_MS,
  defaultPendingComponent: () => <Skeleton active paragraph={{ rows: 8 }} />,
  defaultErrorComponent: BrokenPage,
  // Plain values, so that an address can be read and typed by hand.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
