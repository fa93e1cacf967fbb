import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryDatabase } from '../../../../service/stores/sqlite/database.js';
import { type Disk, SqliteFiles } from '../../../../service/stores/sqlite/sqliteFiles.js';
import { GroupCommitWriter } from '../../../../service/stores/sqlite/writer.js';

const photo = Buffer.from('a photo, a thousand words');

/** A disk with room for so many bytes of each file; then it says what the system says. */
const diskWithRoomFor = (bytes: number, code = 'ENOSPC'): Disk => ({
  ...disk,
  async open(path, flags) {
    const file = await disk.open(path, flags);
    const write = file.writeFile.bind(file);
    file.writeFile = async (content) => {
      await write((content as Buffer).subarray(0, bytes));
      throw Object.assign(new Error(`${code}: write`), { code });
    };
    return file;
  },
});

describe('files on a disk that is full', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const files = (on: Disk) => {
    const database = openMemoryDatabase(0);
    return new SqliteFiles(folder, { database, writer: new GroupCommitWriter(database), on });
  };
  const left = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  it.each(['ENOSPC', 'EDQUOT'])(
    'are refused with what, where and what to do, and leave nothing behind (%s)',
    async (code) => {
      const full = files(diskWithRoomFor(7, code));

      const refused = await full.put(photo, 'image/jpeg').catch((error: unknown) => error);

      expect(refused).toMatchObject({ code: 'STORAGE_FULL', facts: { what: { en: 'the file' }, folder } });
      expect(left()).toEqual([]);
    },
  );

  it('are not there for readers, and are kept by the next try', async () => {
    const id = await files(disk).put(photo, 'image/jpeg');
    rmSync(join(folder, id.slice(0, 2)), { recursive: true });
    const full = files(diskWithRoomFor(7));
    await full.put(photo, 'image/jpeg').catch(() => undefined);
    expect(await full.get(id)).toBeUndefined();

    const roomy = files(disk);
    await roomy.put(photo, 'image/jpeg');

    expect(await roomy.get(id)).toEqual({ content: photo, mediaType: 'image/jpeg' });
  });

  it('say any other trouble as it is', async () => {
    await expect(files(diskWithRoomFor(7, 'EIO')).put(photo, 'image/jpeg')).rejects.toMatchObject({ code: 'EIO' });
  });
});
