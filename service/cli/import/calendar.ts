import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importCalendar } from '../../application/county/importCalendar.js';
import { openStores } from '../../composition/stores.js';
import { installationOf } from '../../config.js';
import { chinaCalendar } from '../../domain/chinaCalendar.js';
import { DomainError } from '../../domain/errors.js';
import { errorSentence } from '../../errorSentence.js';
import { systemClock } from '../../ops/systemClock.js';
import { fail, printLine } from '../output.js';

/** Exit code 2 where the file is not one whole year. */
export async function importCalendarFile(file: string, options: { data?: string }): Promise<void> {
  try {
    const text = await textOf(file);
    const stores = await openStores(installationOf(options), { clock: systemClock });
    try {
      const needs = { stores, clock: systemClock, calendar: chinaCalendar };
      const { version, year, source, daysOff, workingDays } = await importCalendar(needs)({
        name: basename(file),
        text,
      });
      printLine(`${year}: ${daysOff.length} days off, ${workingDays.length} weekend days worked`);
      printLine(`calendar ${version} from ${source}; the next start of the service counts with it`);
    } finally {
      await stores.close();
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const isOfFile = error.code === 'CALENDAR_REFUSED' || error.code === 'FILE_UNREADABLE';
    fail(isOfFile ? 2 : 1, errorSentence(error));
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError('FILE_UNREADABLE', { file, reason }, { cause });
  }
}
