import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { BrokenPage } from './BrokenPage.js';
import { FindPage } from './follow/FindPage.js';
import { FollowPage } from './follow/FollowPage.js';
import { PhoneLayout } from './PhoneLayout.js';
import { ReportPage } from './report/ReportPage.js';
import { isStep, type Step } from './report/reportDraft.js';
import { SentPage } from './report/SentPage.js';

const root = createRootRoute({ component: PhoneLayout, notFoundComponent: FindPage });

/** The step stands in the address, so that the phone's back button goes back one question. */
const reportRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: ({ step }): { step?: Step } => (isStep(step) ? { step } : {}),
  component: ReportPage,
});

const sentRoute = createRoute({
  getParentRoute: () => root,
  path: '/sent/$trackingCode',
  component: function Sent() {
    return <SentPage trackingCode={sentRoute.useParams().trackingCode} />;
  },
});

const findRoute = createRoute({ getParentRoute: () => root, path: '/follow', component: FindPage });

const followRoute = createRoute({
  getParentRoute: () => root,
  path: '/follow/$trackingCode',
  component: function Follow() {
    return <FollowPage trackingCode={followRoute.useParams().trackingCode} />;
  },
});

export const router = createRouter({
  routeTree: root.addChildren([reportRoute, sentRoute, findRoute, followRoute]),
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
