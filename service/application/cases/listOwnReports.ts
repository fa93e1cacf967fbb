import type { OwnReports } from '../../contract/report.js';
import type { Actor } from '../people/actor.js';
import { followed } from './followReport.js';
import type { Needs } from '../needs.js';

/** More than anybody looks through on a phone. */
const SHOWN = 50;

/** What somebody reported under his account, newest first: the same words as on the page behind the tracking code. */
export const listOwnReports =
  (needs: Pick<Needs, 'stores' | 'clock'>) =>
  async (actor: Actor): Promise<OwnReports> => {
    const own = await needs.stores.collection('cases').find({
      where: { 'report.by.id': actor.id },
      sort: { by: 'report.at', order: 'desc' },
      limit: SHOWN,
    });
    const reports = await Promise.all(own.map((state) => followed(needs, state)));
    return {
      items: reports.map(({ trackingCode, code, text, reportedAt, status, colour, stage }) => ({
        trackingCode,
        code,
        text,
        reportedAt,
        status,
        colour,
        stage,
      })),
    };
  };
