import type { FollowedReport } from '../../contract/report.js';
import { plainColour, plainTriage } from '../../decisions/verdict.js';
import type { Case } from '../../domain/case.js';
import { isRunning } from '../../domain/caseCommand.js';
import type { Localized } from '../../domain/localized.js';
import { isRated } from '../../domain/rating.js';
import { inOrder } from '../../domain/timelineOrder.js';
import { readTrackingCode } from '../../domain/trackingCode.js';
import type { TimelineDocument } from '../../stores/documents/case.js';
import { countyNow, organisationNames } from '../county/county.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { placeName } from './place.js';

type FollowNeeds = Pick<Needs, 'stores' | 'clock'>;

/** What a resident sees of the case: where it stands and what happened, no names of people, no internal words. */
export const followReport =
  (needs: FollowNeeds) =>
  async (input: { trackingCode: string }): Promise<FollowedReport> =>
    followed(needs, await trackedCase(needs, input.trackingCode));

/** @throws DomainError NOT_FOUND */
export async function trackedCase({ stores }: Pick<Needs, 'stores'>, code: string): Promise<Case> {
  const trackingCode = readTrackingCode(code);
  const [state] = await stores.collection('cases').find({ where: { trackingCode }, limit: 1 });
  return found(state, 'report', code);
}

export async function followed(needs: FollowNeeds, state: Case): Promise<FollowedReport> {
  const { stores } = needs;
  const { report, decision, status, rating } = state;
  const [county, nameOf, view, entries] = await Promise.all([
    countyNow(needs),
    organisationNames(needs),
    stores.collection('caseViews').get(state.id),
    stores.collection('timeline').find({ where: { caseId: state.id, open: true }, sort: { by: 'at', order: 'asc' } }),
  ]);
  const holder = view?.holders[0];
  return {
    trackingCode: state.trackingCode,
    code: state.code,
    text: report.text,
    reportedAt: report.at,
    place: placeName(county, report.gridId),
    colour: decision?.colour ?? null,
    reasons: [...(decision?.reasons ?? [])],
    plain: plainOf(state),
    stage: (status === 'open' ? view?.stageName : undefined) ?? statusNames[status],
    holder: holder === undefined ? null : nameOf(holder),
    dueAt: view?.dueAt ?? null,
    status,
    photos: [...report.photos],
    happened: toldOnce(inOrder(entries)),
    rating: rating?.rating ?? null,
    ...mayDo(state),
  };
}

/** An answer is promised only as long as somebody is at work on it. */
function plainOf(state: Case): Localized[] {
  if (!state.decision) return [];
  return isRunning(state) ? plainTriage(state.decision) : plainColour(state.decision);
}

const AT_ONCE_MS = 1_000;

/** The same twice in a second, such as two departments that are called at once, is one line for the resident. */
function toldOnce(entries: readonly TimelineDocument[]): FollowedReport['happened'] {
  const told = entries.map(({ at, text }) => ({ at, text }));
  return told.filter(
    ({ at, text }, place) => !told.slice(0, place).some((one) => at - one.at < AT_ONCE_MS && one.text.zh === text.zh),
  );
}

const mayDo = (state: Case) => ({
  mayRate: state.status === 'closed' && !isRated(state),
  mayWithdraw: isRunning(state),
});

const statusNames: Record<Case['status'], Localized> = {
  reported: { zh: '已上报', en: 'Received' },
  open: { zh: '办理中', en: 'In work' },
  closed: { zh: '已结案', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  ended: { zh: '已终止', en: 'Ended' },
};
