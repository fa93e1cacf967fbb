import type { Case } from '../../service/domain/case.js';
import { startClock } from '../../service/domain/caseDeadline.js';
import { chinaCalendar } from '../../service/domain/chinaCalendar.js';
import { parseTimeLimit } from '../../service/domain/timeLimit.js';

/** Monday, 2 March 2026, 09:00 in the county. */
export const NINE = Date.UTC(2026, 2, 2, 1);

/** A case that `housing` handles, two working days from Monday at nine. */
export function openCase(changes: Partial<Case> = {}): Case {
  return {
    id: 'c1',
    version: 1,
    code: '20260302-0001',
    trackingCode: 'T',
    status: 'open',
    report: {
      text: '井盖被车压歪',
      itemId: null,
      item: null,
      matter: '井盖被车压歪',
      gridId: 'g1',
      point: null,
      address: null,
      placeKind: 'other',
      photos: [],
      phone: null,
      peopleAffected: 0,
      dangerToLife: false,
      by: { kind: 'resident' },
      at: NINE,
    },
    decision: null,
    deadlines: [handling('2工作日')],
    extensions: [],
    suspension: null,
    urges: 0,
    supervisions: 0,
    returns: 0,
    reworks: 0,
    cleared: [],
    rating: null,
    closedAt: null,
    departments: [{ id: 'housing', role: 'lead' }],
    climbs: [],
    answered: [],
    outbox: [],
    ...changes,
  };
}

/** The handling clock of `housing` from Monday at nine. */
export const handling = (limit: string) =>
  startClock({
    clock: 'handle',
    organisation: 'housing',
    limit: parseTimeLimit(limit),
    from: NINE,
    calendar: chinaCalendar,
  });
