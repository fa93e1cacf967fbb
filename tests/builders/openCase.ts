import type { Case } from '../../service/domain/case.js';
import { startClock } from '../../service/domain/caseDeadline.js';
import { chinaCalendar } from '../../service/domain/chinaCalendar.js';
import { parseTimeLimit } from '../../service/domain/timeLimit.js';
import { NINE, reportedCase } from './case.js';

/** A case that `housing` handles, two working days from Monday at nine. */
export function openCase(changes: Partial<Case> = {}): Case {
  return reportedCase({
    id: 'c1',
    version: 1,
    status: 'open',
    deadlines: [handling('2工作日')],
    departments: [{ id: 'housing', role: 'lead' }],
    ...changes,
  });
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
