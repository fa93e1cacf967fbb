import type { Case, CaseDeadline } from '../../domain/case.js';
import type { CaseDepartment } from '../../domain/caseEvent.js';
import { type Duty, startDuty, startLevelWork } from '../../domain/duty.js';
import { enclosing, type OrgTree } from '../../domain/organisation.js';
import type { Level, TriageDecision } from '../../domain/triage.js';
import { startClock } from '../../domain/caseDeadline.js';
import { decideTriage, type ExplainedDecision } from '../../decisions/triage.js';
import { countyNow } from '../county/county.js';
import { isoInstant } from '../../domain/isoInstant.js';
import type { Needs } from '../needs.js';
import { triageFacts } from './triageFacts.js';

export interface Dispatch {
  decision: TriageDecision;
  departments: readonly CaseDepartment[];
  deadlines: readonly CaseDeadline[];
  /** What the diagram goes on with. */
  variables: Readonly<Record<string, unknown>>;
}

type DispatchNeeds = Pick<Needs, 'stores' | 'clock' | 'calendar' | 'rules'>;

/** Lets the rules decide about a case and starts the clocks of whoever has it then. */
export async function dispatchCase(
  needs: DispatchNeeds,
  state: Case,
  tried: { levelsTried: Level | 'none' },
): Promise<Dispatch> {
  const county = await countyNow(needs);
  const rules = await needs.rules.newest('triage');
  const explained = decideTriage(rules, await triageFacts(needs, state, tried));
  const decision = handledSomewhere(county, state, { decided: kept(explained), ...tried });
  const from = needs.clock.now();
  const circumstances = { state, decision, from, calendar: needs.calendar };
  const places = placesOf(county, state);
  const shared = {
    ...places,
    colour: decision.colour,
    importance: decision.importance,
    urgency: decision.urgency,
    level: decision.level,
    whistle: decision.whistle,
    needsOnSite: decision.needsOnSite,
    supervision: 'county-supervision',
  };
  if (decision.level !== 'department') {
    const holder = places[decision.level];
    const { deadlines, variables } = startLevelWork(holder, circumstances);
    return { decision, departments: [], deadlines, variables: { ...shared, ...variables, departments: [] } };
  }
  const duties = departmentsOf(decision).map((department) => startDuty(department, circumstances));
  const respond = responseClock(decision, { from: state.report.at, calendar: needs.calendar });
  return {
    decision,
    departments: duties.map(({ department }) => department),
    deadlines: [...respond, ...duties.flatMap(({ deadlines }) => deadlines)],
    variables: {
      ...shared,
      ...whistled(duties, respond, needs),
      departments: duties.map(({ variables }) => variables),
    },
  };
}

/** What the case keeps: the trace can be made again from the facts and the version of the rules. */
const kept = (explained: ExplainedDecision): TriageDecision => ({
  ruleSet: explained.ruleSet,
  ruleSetVersion: explained.ruleSetVersion,
  importance: explained.importance,
  urgency: explained.urgency,
  colour: explained.colour,
  level: explained.level,
  whistle: explained.whistle,
  lead: explained.lead,
  coHandlers: explained.coHandlers,
  respondMinutes: explained.respondMinutes,
  acknowledgeMinutes: explained.acknowledgeMinutes,
  checkInMinutes: explained.checkInMinutes,
  handleMinutes: explained.handleMinutes,
  needsOnSite: explained.needsOnSite,
  flags: explained.flags,
  reasons: explained.reasons,
  facts: explained.facts,
});

/** Lead first; organisations that do not exist (any more) get no work. */
const departmentsOf = ({ lead, coHandlers }: TriageDecision): CaseDepartment[] => [
  ...(lead === null ? [] : [{ id: lead, role: 'lead' as const }]),
  ...coHandlers.map((id) => ({ id, role: 'coHandler' as const })),
];

/** The county's promise to the resident runs from the report, whoever keeps it. */
function responseClock(
  { lead, respondMinutes }: TriageDecision,
  { from, calendar }: { from: number; calendar: Needs['calendar'] },
): CaseDeadline[] {
  if (lead === null) return [];
  const limit = { amount: respondMinutes, unit: 'minute' as const };
  return [startClock({ clock: 'respond', organisation: lead, limit, from, calendar })];
}

function whistled(duties: readonly Duty[], [respond]: readonly CaseDeadline[], { calendar }: DispatchNeeds) {
  const [lead] = duties;
  return {
    holder: null,
    respondBy: respond ? isoInstant(respond.dueAt, calendar.utcOffsetMinutes) : null,
    remindAt: lead?.variables.remindAt ?? null,
    handleBy: lead?.variables.handleBy ?? null,
  };
}

/**
 * A whistle needs somebody to call. Departments that the county does not have are left out; where nobody is left the
 * street keeps the case, which has the overview to find the owner.
 */
function handledSomewhere(
  county: OrgTree,
  { report, cleared }: Case,
  { decided, levelsTried }: { decided: TriageDecision; levelsTried: Level | 'none' },
): TriageDecision {
  const exists = (id: string) => county.nodes.get(id)?.kind === 'department' && !cleared.includes(id);
  const [lead = null, ...coHandlers] = [
    ...new Set([decided.lead, report.item?.department ?? null, ...decided.coHandlers].filter((id) => id !== null)),
  ].filter(exists);
  const level = levelsTried === 'street' ? 'department' : decided.level;
  if (level !== 'department') return { ...decided, lead: null, coHandlers: [] };
  if (lead === null) return { ...decided, level: 'street', whistle: 'none', lead, coHandlers: [] };
  const helpers = coHandlers.filter((id) => decided.coHandlers.includes(id));
  const whistle = decided.whistle === 'none' ? 'street' : decided.whistle;
  return { ...decided, level, whistle, lead, coHandlers: helpers };
}

/** Where the case is, by the ids that the diagram's candidate groups are made of. */
function placesOf(county: OrgTree, { report }: Case) {
  const { gridId } = report;
  const street = enclosing(county, gridId, 'street')?.id ?? gridId;
  const community = enclosing(county, gridId, 'community')?.id ?? gridId;
  const committee = county.children.get(street)?.find(({ kind }) => kind === 'committee')?.id ?? `${street}-committee`;
  return { street, community, grid: gridId, committee };
}
