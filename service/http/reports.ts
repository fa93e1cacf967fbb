import { z } from 'zod';
import { followReport } from '../application/cases/followReport.js';
import { listOwnReports } from '../application/cases/listOwnReports.js';
import type { Needs } from '../application/needs.js';
import { rateCase } from '../application/cases/rateCase.js';
import { reportCase } from '../application/cases/reportCase.js';
import { withdrawCase } from '../application/cases/withdrawCase.js';
import type { Handlers } from './handler.js';
import { validated } from './validated.js';

/** Free text of the client's choice; long enough not to meet another client's by chance. */
const IdempotencyKey = z.string().min(8).max(200).optional();

export function reportHandlers(
  needs: Needs,
): Pick<Handlers, 'reportCase' | 'listOwnReports' | 'followReport' | 'rateCase' | 'withdrawCase'> {
  return {
    reportCase: ({ actor, body, http }) => {
      const idempotencyKey = validated(IdempotencyKey, http.request.get('Idempotency-Key'), 'Idempotency-Key');
      return reportCase(needs)(actor, { report: body, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) });
    },
    listOwnReports: ({ actor }) => listOwnReports(needs)(actor),
    followReport: ({ params }) => followReport(needs)(params),
    rateCase: ({ params, body }) => rateCase(needs)({ ...params, ...body }),
    withdrawCase: ({ params, body }) => withdrawCase(needs)({ ...params, ...body }),
  };
}
