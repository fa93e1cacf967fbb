import { z } from 'zod';
import { dayOf, nextDay, workingSpans, type Calendar } from '../../domain/calendar.js';
import { decide } from '../../domain/caseCommand.js';
import { isoInstant } from '../../domain/isoInstant.js';
import { caseJob, type JobNeeds } from './caseJob.js';

/** `case.close`: the case is closed; the resident is asked on the next working morning. */
export const caseClose = (needs: JobNeeds) =>
  caseJob(needs, { caseId: z.string() }, ({ state, at }) => {
    const { calendar } = needs;
    return {
      events: decide({ type: 'close', at, by: null }, state),
      complete: {
        closedAt: isoInstant(at, calendar.utcOffsetMinutes),
        revisitAt: isoInstant(nextWorkingMorning(calendar, at), calendar.utcOffsetMinutes),
      },
    };
  });

function nextWorkingMorning(calendar: Calendar, at: number): number {
  for (let day = nextDay(dayOf(calendar, at)); ; day = nextDay(day)) {
    const [morning] = workingSpans(calendar, day);
    if (morning) return morning.from;
  }
}
