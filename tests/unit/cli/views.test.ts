import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportCase } from '../../../service/application/cases/reportCase.js';
import { rebuildViews } from '../../../service/cli/views/rebuild.js';
import { composeService } from '../../../service/compose.js';
import { openViews } from '../../../service/composition/views.js';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import type { AnyRecord } from '../../../service/engine/records.js';
import { RecordLog } from '../../../service/engine/zeebe/sink/recordLog.js';
import { createLogger } from '../../../service/ops/logging.js';
import { openDataFolder } from '../../../service/stores/sqlite/database.js';
import { NINE } from '../../builders/case.js';

const rubbish = {
  text: '路边有垃圾堆放',
  gridId: 'beimen-1',
  placeKind: 'residential' as const,
  photos: [],
  dangerToLife: false,
};

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

  it('makes them of what a broker has sent, though the broker is away', async () => {
    // given
    const clock = new VirtualClock(NINE);
    const embedded = { data: join(folder, 'embedded'), engine: 'embedded', store: 'sqlite' } as const;
    const service = await composeService(embedded, { clock, log: createLogger('silent') });
    await reportCase(service.needs)(null, { report: rubbish });
    await service.quiet();
    const told: AnyRecord[] = [];
    const subscription = service.needs.engine.subscribe(new Map(), (records) =>
      Promise.resolve(void told.push(...records)),
    );
    await service.needs.engine.caughtUp();
    await subscription.close();
    await service.close();
    // when
    const broker = { gateway: 'localhost:1', recordsPort: 0, recordsSecret: '' };
    const onBroker = { data: join(folder, 'broker'), engine: broker, store: 'sqlite' } as const;
    const views = await openViews(onBroker, { clock, onWaiting: () => undefined, onTrouble: () => undefined });
    await new RecordLog(views.stores).append({ records: told, runs: [] });
    await views.close();
    const again = await openViews(onBroker, { clock, onWaiting: () => undefined, onTrouble: () => undefined });
    await again.projection.rebuild();
    // then
    expect(await again.stores.collection('tasks').count({ state: 'open' })).toBe(1);
    expect(await again.stores.collection('instances').count({})).toBe(1);
    await again.projection.close();
    await again.close();
  });
});
