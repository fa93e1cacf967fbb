import { createHash, randomUUID } from 'node:crypto';
import * as disk from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../port.js';
import type { Database } from './connection.js';
import { storageError } from './storageFull.js';
import type { GroupCommitWriter } from './writer.js';

/** What of the file system is used. */
export type Disk = Pick<typeof disk, 'mkdir' | 'open' | 'readFile' | 'rename' | 'rm'>;

/** Photos and papers: the bytes in a folder, what they are in a table. */
export class SqliteFiles implements Files {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #database: Database;
  readonly #writer: GroupCommitWriter;

  constructor(
    folder: string,
    { database, writer, on = disk }: { database: Database; writer: GroupCommitWriter; on?: Disk },
  ) {
    this.#folder = folder;
    this.#disk = on;
    this.#database = database;
    this.#writer = writer;
    database.exec('create table if not exists file (id text primary key, media_type text not null) strict');
  }

  async put(content: Buffer, mediaType: string): Promise<string> {
    const id = createHash('sha256').update(content).digest('hex');
    try {
      await storeDurably(this.#disk, { path: this.#pathOf(id), content });
    } catch (error) {
      throw storageError(error, { what: { zh: '文件', en: 'the file' }, folder: this.#folder });
    }
    // The row last: a file is there for readers only once its bytes are safe.
    await this.#writer.write(() =>
      this.#database.prepare('insert into file values (?, ?) on conflict do nothing').run(id, mediaType),
    );
    return id;
  }

  async get(id: string): Promise<{ content: Buffer; mediaType: string } | undefined> {
    const sql = 'select media_type as mediaType from file where id = ?';
    const row = this.#database.prepare<{ mediaType: string }>(sql).get(id);
    return row && { content: await this.#disk.readFile(this.#pathOf(id)), mediaType: row.mediaType };
  }

  #pathOf(id: string): string {
    return join(this.#folder, id.slice(0, 2), id);
  }
}

/** Under a name of its own first, so that neither a crash nor a full disk leaves half of a file under the name that counts. */
async function storeDurably(on: Disk, { path, content }: { path: string; content: Buffer }): Promise<void> {
  const folder = dirname(path);
  await on.mkdir(folder, { recursive: true });
  const draft = join(folder, `${randomUUID()}.part`);
  try {
    await writeThrough(on, { path: draft, content });
    await on.rename(draft, path);
  } catch (error) {
    await on.rm(draft, { force: true });
    throw error;
  }
  const entries = await on.open(folder, 'r');
  try {
    await entries.sync();
  } finally {
    await entries.close();
  }
}

async function writeThrough(on: Disk, { path, content }: { path: string; content: Buffer }): Promise<void> {
  const file = await on.open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
