import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
  stripSearchParams,
} from '@tanstack/react-router';
import { z } from 'zod';
import { CaseFilter } from '../../service/contract/case.js';
import { TaskFilter } from '../../service/contract/task.js';
import { BoardPage } from './board/BoardPage.js';
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

const processesRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/processes',
  component: lazyRouteComponent(() => import('./processes/ProcessesPage.js'), 'ProcessesPage'),
});

const number = z.coerce.number().int().positive().optional();
const Version = z.object({ version: number });
const Versions = Version.extend({ against: number });
const studioRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/processes/$processId',
  validateSearch: Versions.catch({}),
  component: lazyRouteComponent(() => import('./processes/StudioPage.js'), 'StudioPage'),
});

const rulesRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/rules',
  component: lazyRouteComponent(() => import('./rules/RuleSetsPage.js'), 'RuleSetsPage'),
});

const firstTab = { tab: 'rules' as const };
const RuleSetSearch = Version.extend({ tab: Tab.default('rules'), case: z.coerce.string().optional() }).catch(firstTab);
const ruleSetRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/rules/$ruleSet',
  validateSearch: RuleSetSearch,
  search: { middlewares: [stripSearchParams(firstTab)] },
  component: lazyRouteComponent(() => import('./rules/RuleSetPage.js'), 'RuleSetPage'),
});

const situationRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/situation',
  component: lazyRouteComponent(() => import('./situation/SituationPage.js'), 'SituationPage'),
});

const incidentsRoute = createRoute({
  getParentRoute: () => root,
  path: '/desk/incidents',
  component: lazyRouteComponent(() => import('./incidents/IncidentsPage.js'), 'IncidentsPage'),
});

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
  // Plain values, so that an address can be read and typed by hand.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
