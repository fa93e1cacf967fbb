import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../port.js';
import type { Database } from './connection.js';
import type { GroupCommitWriter } from './writer.js';

/** Photos and papers: the bytes in a folder, what they are in a table. */
export class SqliteFiles implements Files {
  readonly #folder: string;
  readonly #database: Database;
  readonly #writer: GroupCommitWriter;

  constructor(folder: string, { database, writer }: { database: Database; writer: GroupCommitWriter }) {
    this.#folder = folder;
    this.#database = database;
    this.#writer = writer;
    database.exec('create table if not exists file (id text primary key, media_type text not null) strict');
  }

  async put(content: Buffer, mediaType: string): Promise<string> {
    const id = createHash('sha256').update(content).digest('hex');
    await storeDurably(this.#pathOf(id), content);
    // The row last: a file is there for readers only once its bytes are safe.
    await this.#writer.write(() =>
      this.#database.prepare('insert into file values (?, ?) on conflict do nothing').run(id, mediaType),
    );
    return id;
  }

  async get(id: string): Promise<{ content: Buffer; mediaType: string } | undefined> {
    const sql = 'select media_type as mediaType from file where id = ?';
    const row = this.#database.prepare<{ mediaType: string }>(sql).get(id);
    return row && { content: await readFile(this.#pathOf(id)), mediaType: row.mediaType };
  }

  #pathOf(id: string): string {
    return join(this.#folder, id.slice(0, 2), id);
  }
}

/** Under a name of its own first, so that a crash leaves no half of a file under the name that counts. */
async function storeDurably(path: string, content: Buffer): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${randomUUID()}.part`);
  const file = await open(draft, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  const entries = await open(folder, 'r');
  try {
    await entries.sync();
  } finally {
    await entries.close();
  }
}
