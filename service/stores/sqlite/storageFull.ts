import { DomainError } from '../../domain/errors.js';
import type { Localized } from '../../domain/localized.js';

/** SQLITE_FULL; SQLITE_IOERR_SHMSIZE, for the file beside the database that readers and writer share. */
const SQLITE_CODES: ReadonlySet<unknown> = new Set([13, 4874]);
/** No room on the disk, or none left of what this user may take. */
const SYSTEM_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** What could not be kept, for people; and where it was to lie, for who runs the service. */
export interface Unkept {
  what: Localized;
  folder: string;
}

/** STORAGE_FULL where an error of SQLite or of the file system says so; any other error as it is. */
export function storageError(error: unknown, { what, folder }: Unkept): unknown {
  const { errcode, code } = Object(error) as { errcode?: unknown; code?: unknown };
  const isFull = SQLITE_CODES.has(errcode) || SYSTEM_CODES.has(code);
  return isFull ? new DomainError('STORAGE_FULL', { what, folder }, { cause: error }) : error;
}
