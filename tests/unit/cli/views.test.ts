import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rebuildViews } from '../../../service/cli/views/rebuild.js';
import { openDataFolder } from '../../../service/stores/sqlite/database.js';

describe('shaodao views rebuild', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shaodao-views-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('refuses a folder that holds no data, and lays nothing out in it', async () => {
    const missing = join(folder, 'nowhere');
    await expect(rebuildViews({ data: missing })).rejects.toMatchObject({ code: 'NOT_FOUND', facts: { key: missing } });
  });

  it('refuses a folder that a running service works on', async () => {
    const service = openDataFolder(folder, 0);
    await expect(rebuildViews({ data: folder })).rejects.toMatchObject({ code: 'DATA_FOLDER_LOCKED' });
    service.close();
  });
});
