import { dayOf, isWorkingMoment, startOfDay } from '../../domain/calendar.js';
import type { Case } from '../../domain/case.js';
import { limitMinutes, type LimitUnit, parseTimeLimit } from '../../domain/timeLimit.js';
import { areaOf } from '../../domain/organisation.js';
import type { Level } from '../../domain/triage.js';
import type { Condition } from '../../stores/port.js';
import { suggest } from '../../suggestion/suggest.js';
import { countyAt } from '../county/county.js';
import type { Needs } from '../needs.js';
import { situationNow } from '../board/situation.js';

type FactNeeds = Pick<Needs, 'stores' | 'clock' | 'calendar'>;

/** What the rule set `triage` is asked about (rules/triage/facts.json); a fact that is not here is its default. */
export async function triageFacts(
  needs: FactNeeds,
  state: Case,
  tried: { levelsTried: Level | 'none' },
): Promise<Record<string, unknown>> {
  const { report, cleared, reworks, returns } = state;
  const { item } = report;
  return {
    text: report.text,
    itemName: item?.name.zh ?? '',
    itemCategory: item?.category.zh ?? '',
    ...limitFacts(item?.limit ?? null),
    catalogueLead: item?.department ?? '',
    ...suggestionFacts(report.text),
    precedentLead: await precedentFor(needs, state),
    clearedDepartments: cleared,
    placeKind: report.placeKind,
    areaKind: areaOf(await countyAt(needs, report.at), report.gridId),
    injured: report.injured ?? 0,
    dangerToLife: report.dangerToLife,
    peopleAffected: report.peopleAffected,
    reopened: reworks,
    returns,
    ...(await reporterFacts(needs, state)),
    ...(await repeatFacts(needs, state)),
    levelsTried: tried.levelsTried,
    hour: Math.floor((report.at - startOfDay(needs.calendar, dayOf(needs.calendar, report.at))) / 3_600_000),
    workingTime: isWorkingMoment(needs.calendar, report.at),
    hasPhoto: report.photos.length > 0,
    ...(await situationNow(needs)),
  };
}

/** The department that the words suggest; nothing where they are not clear enough. */
function suggestionFacts(text: string): { suggestedLead: string; suggestedConfidence: number } {
  const likeliest = suggest(text)?.departments[0];
  return { suggestedLead: likeliest?.department ?? '', suggestedConfidence: likeliest?.confidence ?? 0 };
}

/** Whom the latest ruling about the same item of the catalogue named. Without an item nobody knows what is the same. */
async function precedentFor({ stores }: FactNeeds, { report, cleared }: Case): Promise<string> {
  if (report.itemId === null) return '';
  const [latest] = await stores.collection('cases').find({
    where: { 'report.itemId': report.itemId, 'ruling.at': { gt: 0 } },
    sort: { by: 'ruling.at', order: 'desc' },
    limit: 1,
  });
  const department = latest?.ruling?.to ?? '';
  return cleared.includes(department) ? '' : department;
}

const limitKinds: Readonly<Record<LimitUnit, string>> = {
  minute: 'hours',
  hour: 'hours',
  emergencyHour: 'emergencyHours',
  calendarDay: 'days',
  workingHour: 'workingHours',
  workingDay: 'workingDays',
};

function limitFacts(text: string | null): { limitMinutes: number; limitKind: string } {
  if (text === null) return { limitMinutes: 0, limitKind: 'none' };
  const limit = parseTimeLimit(text);
  return { limitMinutes: limitMinutes(limit), limitKind: limitKinds[limit.unit] };
}

/** Who reports, and which level they say can finish it: a grid member's own, unless the catalogue knows better. */
async function reporterFacts({ stores }: FactNeeds, { report }: Case) {
  const level = report.item?.level ?? null;
  if (report.by.kind === 'resident') {
    return { reporter: 'resident', anonymous: report.phone === null, handlingLevel: level ?? 'unknown' };
  }
  const person = await stores.collection('people').get(report.by.id);
  return person?.roles.includes('gridMember')
    ? { reporter: 'gridMember', handlingLevel: level ?? 'grid' }
    : { reporter: 'department', handlingLevel: level ?? 'unknown' };
}

const DAY_MS = 24 * 3_600_000;

/** How often the like was reported before, near by: within metres of the point, or in the grid where there is none. */
async function repeatFacts({ stores }: FactNeeds, { report }: Case) {
  const cases = stores.collection('cases');
  const before = (days: number) => ({ 'report.at': { gte: report.at - days * DAY_MS, lt: report.at } });
  const ofReporter = report.phone === null ? 0 : cases.count({ 'report.phone': report.phone, ...before(30) });
  if (report.itemId === null) return { sameReporter30Days: await ofReporter };
  const like = (days: number, metres: number) =>
    cases.count({ 'report.itemId': report.itemId, ...before(days), ...near(report, metres) });
  const [week, month, day, sameReporter] = await Promise.all([like(7, 200), like(30, 500), like(1, 50), ofReporter]);
  return {
    repeats7Days200Metres: week,
    repeats30Days500Metres: month,
    duplicateWithin24Hours: report.point !== null && day > 0,
    sameReporter30Days: sameReporter,
  };
}

/** A square of this half side: exact enough for a rule, and a store can count it without reading a document. */
function near({ point, gridId }: Case['report'], metres: number): Record<string, Condition> {
  if (point === null) return { 'report.gridId': gridId };
  const north = metres / 111_320;
  const east = north / Math.cos((point.lat * Math.PI) / 180);
  return {
    'report.point.lat': { gte: point.lat - north, lte: point.lat + north },
    'report.point.lng': { gte: point.lng - east, lte: point.lng + east },
  };
}
