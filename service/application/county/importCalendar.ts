import { readCalendarFile } from '../../calendar/calendarFile.js';
import type { Calendar } from '../../domain/calendar.js';
import { type CalendarYear, withYears } from '../../domain/calendarYear.js';
import type { Clock } from '../../domain/clock.js';
import { DomainError } from '../../domain/errors.js';
import type { CalendarDocument } from '../../stores/documents/county.js';
import type { Stores } from '../../stores/port.js';

/**
 * Takes the days of a year in as an official notice announces them: a service that starts after this counts with them.
 * Importing a version again puts it in force again. Deadlines that were computed before stay as they are.
 * @throws DomainError CALENDAR_REFUSED
 */
export const importCalendar =
  ({ stores, clock, calendar }: { stores: Stores; clock: Clock; calendar: Calendar }) =>
  async (file: { name: string; text: string }): Promise<CalendarYear> => {
    const notice = readCalendarFile(file.name, file.text);
    const refused = (reason: string) => new DomainError('CALENDAR_REFUSED', { file: file.name, line: 1, reason });
    const { version, ...days } = notice;
    const { lastYear } = await calendarInForce(stores, calendar);
    if (days.year > lastYear + 1) throw refused(`${lastYear + 1} has to come first: no year may be left out`);
    const calendars = stores.collection('calendars');
    const known = await calendars.get(version);
    const importedAt = clock.now();
    if (!known) await calendars.insert({ id: version, ...days, importedAt });
    else if (isSame(notice, yearOf(known))) await calendars.save({ ...known, importedAt });
    else throw refused(`the version ${version} means other days already: give these days another name`);
    return notice;
  };

/** The calendar that the service brings, with the years that were imported; the one that was imported last counts. */
export async function calendarInForce(stores: Stores, calendar: Calendar): Promise<Calendar> {
  const notices = await stores.collection('calendars').find({ where: {}, sort: { by: 'importedAt', order: 'asc' } });
  return withYears(calendar, notices.map(yearOf));
}

const yearOf = ({ id, year, source, daysOff, workingDays }: CalendarDocument): CalendarYear => ({
  version: id,
  year,
  source,
  daysOff,
  workingDays,
});

const isSame = (a: CalendarYear, b: CalendarYear): boolean => daysIn(a) === daysIn(b);

const daysIn = ({ year, daysOff, workingDays }: CalendarYear): string =>
  JSON.stringify([year, daysOff.map(({ day, name: { zh, en } }) => [day, zh, en]), workingDays]);
