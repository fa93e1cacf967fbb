import { followReport } from '../application/cases/followReport.js';
import { listOwnReports } from '../application/cases/listOwnReports.js';
import type { Needs } from '../application/needs.js';
import { rateCase } from '../application/cases/rateCase.js';
import { reportCase } from '../application/cases/reportCase.js';
import { withdrawCase } from '../application/cases/withdrawCase.js';
import type { Handlers } from './handler.js';

export function reportHandlers(
  needs: Needs,
): Pick<Handlers, 'reportCase' | 'listOwnReports' | 'followReport' | 'rateCase' | 'withdrawCase'> {
  return {
    reportCase: ({ actor, body, request }) =>
      reportCase(needs)(actor, { report: body, ...(request && { idempotencyKey: request.key }) }),
    listOwnReports: ({ actor }) => listOwnReports(needs)(actor),
    followReport: ({ params }) => followReport(needs)(params),
    rateCase: ({ params, body, request }) => rateCase(needs)({ ...params, ...body, request }),
    withdrawCase: ({ params, body, request }) => withdrawCase(needs)({ ...params, ...body, request }),
  };
}
