import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { DomainError } from '../../domain/errors.js';
import type { Database } from './connection.js';
import { migrate } from './migrate.js';
import { storageError } from './storageFull.js';
import { WalDisk } from './walDisk.js';
import type { Disk } from './walDisk.js';

/** A page cache of 64 MB: the working set of a county's day. */
const CACHE_KIB = 64 * 1024;

/** The data of one installation. `close` gives the folder free. */
export interface DataFolder {
  readonly database: Database;
  /** For a writer that does not want to wait for it. */
  readonly disk: Disk;
  close(): void;
}

/**
 * Opens `shaodao.sqlite` in the folder and brings its schema up to date.
 * @throws DomainError DATA_FOLDER_LOCKED while another process, alive, works on it; FILE_UNREADABLE, STORAGE_FULL
 */
export function openDataFolder(folder: string, now: number): DataFolder {
  try {
    return opened(folder, now);
  } catch (error) {
    throw storageError(error, { what: { zh: '数据库', en: 'the database' }, folder });
  }
}

function opened(folder: string, now: number): DataFolder {
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    const file = join(folder, 'shaodao.sqlite');
    const database = new DatabaseSync(file);
    const disk = new WalDisk(file);
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    database.exec(`pragma cache_size = -${CACHE_KIB}; pragma wal_autocheckpoint = 4000; pragma temp_store = memory`);
    migrate(database, now);
    return {
      database,
      disk,
      close() {
        disk.close();
        database.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw cause;
    throw new DomainError(
      'FILE_UNREADABLE',
      { file: folder, reason: `no folder can be made of it (${code})` },
      { cause },
    );
  }
}

/**
 * Opens the folder for a look at it, beside whoever works on it: a reader sees the latest commit and holds up nobody.
 * @throws DomainError FILE_UNREADABLE where there is no data
 */
export function openDataFolderToRead(folder: string): Database {
  const file = join(folder, 'shaodao.sqlite');
  try {
    return new DatabaseSync(file, { readOnly: true });
  } catch (cause) {
    throw new DomainError('FILE_UNREADABLE', { file, reason: 'no data of the service is there' }, { cause });
  }
}

/** The same schema in memory, for simulation and tests: gone when it is closed. */
export function openMemoryDatabase(now: number): Database {
  const database = new DatabaseSync(':memory:');
  migrate(database, now);
  return database;
}

/**
 * SQLite's own lock on a file of its own: the system takes it back when the process dies, in whatever way, so a lock is
 * never stale. The holder's name stands beside it because SQLite does not tell.
 */
function lockFolder(folder: string): Database {
  const holderFile = join(folder, 'lock.holder');
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (cause) {
    lock.close();
    throw new DomainError('DATA_FOLDER_LOCKED', { folder, holder: holderOf(holderFile) }, { cause });
  }
  writeFileSync(holderFile, `process ${process.pid} on ${hostname()}\n`);
  return lock;
}

function holderOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
