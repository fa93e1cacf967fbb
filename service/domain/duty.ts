import type { Calendar } from './calendar.js';
import type { Case, CaseDeadline } from './case.js';
import { remindAtOf, startClock } from './caseDeadline.js';
import type { CaseDepartment } from './caseEvent.js';
import { isoInstant } from './isoInstant.js';
import { parseTimeLimit, type TimeLimit } from './timeLimit.js';
import type { TriageDecision } from './triage.js';

/** One department's duty: its clocks, and the object that the diagram carries for it (docs/processes). */
export interface Duty {
  department: CaseDepartment;
  deadlines: readonly CaseDeadline[];
  variables: {
    id: string;
    role: CaseDepartment['role'];
    acknowledgeBy: string;
    checkInBy: string | null;
    remindAt: string;
    handleBy: string;
  };
}

interface Circumstances {
  state: Pick<Case, 'report'>;
  decision: TriageDecision;
  from: number;
  calendar: Calendar;
}

/** The duty that begins at `from`: acknowledge, check in where somebody has to come, handle. */
export function startDuty(department: CaseDepartment, circumstances: Circumstances): Duty {
  const { state, decision, from, calendar } = circumstances;
  const clockOf = (clock: CaseDeadline['clock'], limit: TimeLimit) =>
    startClock({ clock, organisation: department.id, limit, from, calendar });
  const limit = handlingLimit(state, decision);
  const acknowledge = clockOf('acknowledge', minutes(decision.acknowledgeMinutes));
  const checkIn = decision.checkInMinutes === null ? null : clockOf('checkIn', minutes(decision.checkInMinutes));
  const handle = clockOf('handle', limit);
  const iso = (at: number) => isoInstant(at, calendar.utcOffsetMinutes);
  return {
    department,
    deadlines: [acknowledge, ...(checkIn ? [checkIn] : []), handle],
    variables: {
      ...department,
      acknowledgeBy: iso(acknowledge.dueAt),
      checkInBy: checkIn && iso(checkIn.dueAt),
      remindAt: iso(remindAtOf({ limit, from, calendar })),
      handleBy: iso(handle.dueAt),
    },
  };
}

/** Who handles without a whistle: the grid, community or street responds, and handles. */
export function startLevelWork(holder: string, { state, decision, from, calendar }: Circumstances) {
  const limit = handlingLimit(state, decision);
  const respondLimit = minutes(decision.respondMinutes);
  const respond = startClock({ clock: 'respond', organisation: holder, limit: respondLimit, from, calendar });
  const handle = startClock({ clock: 'handle', organisation: holder, limit, from, calendar });
  const iso = (at: number) => isoInstant(at, calendar.utcOffsetMinutes);
  return {
    deadlines: [respond, handle],
    variables: {
      holder,
      respondBy: iso(respond.dueAt),
      remindAt: iso(remindAtOf({ limit, from, calendar })),
      handleBy: iso(handle.dueAt),
    },
  };
}

/** The catalogue's limit counts unless the rules are stricter or there is none; a week where neither says anything. */
function handlingLimit({ report }: Pick<Case, 'report'>, { handleMinutes }: TriageDecision): TimeLimit {
  if (handleMinutes !== null) return minutes(handleMinutes);
  return report.item?.limit == null ? { amount: 7, unit: 'calendarDay' } : parseTimeLimit(report.item.limit);
}

/** In the largest unit of the plain clock that fits, so that people read `3 calendar days`, not `4320 minutes`. */
function minutes(amount: number): TimeLimit {
  if (amount % 1440 === 0) return { amount: amount / 1440, unit: 'calendarDay' };
  return amount % 60 === 0 ? { amount: amount / 60, unit: 'hour' } : { amount, unit: 'minute' };
}
