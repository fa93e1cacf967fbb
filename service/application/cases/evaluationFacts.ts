import type { Case } from '../../domain/case.js';
import {
  type CasePart,
  finishedOutsideHours,
  lateMinutes,
  partsIn,
  reworksOf,
  usedShare,
} from '../../domain/casePart.js';
import { enclosing, type OrgTree } from '../../domain/organisation.js';
import { saidSolved } from '../../domain/rating.js';
import { countyNow } from '../county/county.js';
import type { Needs } from '../needs.js';

type FactNeeds = Pick<Needs, 'stores' | 'clock' | 'calendar'>;

/** One organisation, and what the rules are asked about its part. */
export interface EvaluatedPart {
  organisation: string;
  facts: Record<string, unknown>;
}

/**
 * What the rule set `evaluation` is asked (rules/evaluation/facts.json), once for each organisation that had a part; a
 * fact that is not here is its default.
 */
export async function evaluationFacts(needs: FactNeeds, state: Case): Promise<EvaluatedPart[]> {
  const county = await countyNow(needs);
  const reporter = (await reportedOnPatrol(needs, state)) ? state.report.gridId : null;
  const holder = levelHolder(county, state);
  return partsIn(state, { holder, reporter }).map(({ organisation, part }) => ({
    organisation,
    facts: {
      role: roles[county.nodes.get(organisation)?.kind ?? 'department'],
      part,
      ...aboutCase(state),
      ...aboutWork(needs, state, { organisation, part }),
      ...aboutReturns(state, { organisation, part }),
      selfFound: organisation === reporter,
      selfSolved: organisation === holder && state.climbs.length === 0,
    },
  }));
}

const roles = {
  grid: 'gridMember',
  community: 'community',
  street: 'street',
  committee: 'street',
  department: 'department',
  county: 'department',
} as const;

/** Who finished it without a whistle. */
function levelHolder(county: OrgTree, { decision, report }: Case): string | null {
  if (!decision || decision.level === 'department') return null;
  return enclosing(county, report.gridId, decision.level)?.id ?? report.gridId;
}

async function reportedOnPatrol({ stores }: FactNeeds, { report }: Case): Promise<boolean> {
  if (report.by.kind === 'resident') return false;
  const person = await stores.collection('people').get(report.by.id);
  return person?.roles.includes('gridMember') ?? false;
}

function aboutCase(state: Case) {
  const { decision, rating, urges, supervisions, suspension, reopenings = 0 } = state;
  const solved = saidSolved(state);
  return {
    colour: decision?.colour ?? 'green',
    joint: decision?.whistle === 'joint',
    rating: rating?.rating ?? 0,
    solved: solved === null ? 'unknown' : solved ? 'yes' : 'no',
    urges,
    supervised: supervisions > 0,
    suspended: suspension !== null,
    reopenedByResident: reopenings > 0,
  };
}

function aboutWork({ calendar }: FactNeeds, state: Case, { organisation, part }: CasePart) {
  const climbed = state.climbs.filter((climb) => climb.organisation === organisation);
  const granted = state.extensions.filter((asked) => asked.organisation === organisation && asked.decided?.granted);
  return {
    respondLateMinutes: lateMinutes(state, organisation, 'respond'),
    acknowledgeLateMinutes: lateMinutes(state, organisation, 'acknowledge'),
    checkInLateMinutes: lateMinutes(state, organisation, 'checkIn'),
    handleLateMinutes: lateMinutes(state, organisation, 'handle'),
    handled: part === 'lead' || part === 'coHandler',
    handleUsedShare: usedShare(state, organisation),
    tierReached: Math.max(0, ...climbed.map(({ tier }) => tier)),
    reworks: reworksOf(state, organisation),
    extensions: granted.length,
    outsideHours: finishedOutsideHours(state, organisation, calendar),
  };
}

/** A return was right where the case went to somebody else, and refused where it came back. */
function aboutReturns({ returnedBy = [], ruling }: Case, { organisation, part }: CasePart) {
  const returns = returnedBy.filter((by) => by === organisation).length;
  const isTheirs = part === 'lead' || part === 'coHandler';
  return {
    returnsRefused: isTheirs ? returns : 0,
    returnsUpheld: isTheirs ? 0 : returns,
    rulingAgainst: returns > 0 && ruling?.to === organisation,
  };
}
