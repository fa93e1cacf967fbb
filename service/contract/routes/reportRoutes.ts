import { Reasoned } from '../case.js';
import { CatalogueItems, OrgTree } from '../place.js';
import { FollowedReport, OwnReports, RateCase, ReportCase, ReportReceipt, StoredFile } from '../report.js';
import { everybody, type Route } from '../route.js';

/** Residents and whoever else reports. */
export const reportRoutes = {
  reportCase: {
    method: 'post',
    path: '/reports',
    allowed: 'anyone',
    summary: 'Report a problem',
    body: ReportCase,
    onceOnly: true,
    status: 201,
    answer: ReportReceipt,
  },
  listOwnReports: {
    method: 'get',
    path: '/reports',
    allowed: everybody,
    summary: 'What I have reported while I was signed in, newest first',
    status: 200,
    answer: OwnReports,
  },
  followReport: {
    method: 'get',
    path: '/reports/{trackingCode}',
    allowed: 'anyone',
    summary: 'Where a report stands',
    status: 200,
    answer: FollowedReport,
  },
  rateCase: {
    method: 'post',
    path: '/reports/{trackingCode}/rating',
    allowed: 'anyone',
    summary: 'Say whether it was really solved',
    body: RateCase,
    onceOnly: true,
    status: 200,
    answer: FollowedReport,
  },
  withdrawCase: {
    method: 'post',
    path: '/reports/{trackingCode}/withdrawal',
    allowed: 'anyone',
    summary: 'Take a report back',
    body: Reasoned,
    onceOnly: true,
    status: 200,
    answer: FollowedReport,
  },
  storeFile: {
    method: 'post',
    path: '/files',
    allowed: 'anyone',
    summary: 'Store a photo or document, 10 MB at most, as form field `file`',
    carries: 'upload',
    status: 201,
    answer: StoredFile,
  },
  readFile: {
    method: 'get',
    path: '/files/{id}',
    allowed: 'anyone',
    summary: 'A stored file',
    carries: 'file',
    status: 200,
  },
  listOrganisations: {
    method: 'get',
    path: '/organisations',
    allowed: 'anyone',
    summary: 'Streets, communities, grids and departments as they stand today',
    status: 200,
    answer: OrgTree,
  },
  listCatalogue: {
    method: 'get',
    path: '/catalogue',
    allowed: 'anyone',
    summary: 'The matters that can be reported, newest catalogue',
    status: 200,
    answer: CatalogueItems,
  },
} as const satisfies Record<string, Route>;
