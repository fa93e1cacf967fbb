import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openViews } from '../../composition/views.js';
import type { Config } from '../../config.js';
import { DomainError } from '../../domain/errors.js';
import { systemClock } from '../../ops/systemClock.js';
import { installationToMove } from '../move/installationToMove.js';
import { fail, printLine } from '../output.js';

/** @throws DomainError SETTING_INVALID, NOT_FOUND where the folder holds no data, DATA_FOLDER_LOCKED while the service runs */
export async function rebuildViews(options: { data?: string; json?: true }): Promise<void> {
  const startedAt = systemClock.now();
  const installation = installationToMove(options);
  refuseEmptyFolder(installation);
  const views = await openViews(installation, {
    clock: systemClock,
    onWaiting: (reason) => process.stderr.write(`${reason}\n`),
    onTrouble: () => undefined,
  });
  const { stores, projection } = views;
  try {
    await projection.rebuild();
    if (projection.trouble !== undefined) {
      fail(1, `the views could not be made: ${projection.trouble}`);
      return;
    }
    const count = (name: 'caseViews' | 'tasks' | 'instances' | 'timeline') => stores.collection(name).count({});
    print({
      cases: await count('caseViews'),
      tasks: await count('tasks'),
      instances: await count('instances'),
      timeline: await count('timeline'),
      seconds: (systemClock.now() - startedAt) / 1000,
      ...options,
    });
  } finally {
    await projection.close();
    await views.close();
  }
}

/** Opening would lay out an empty one. */
function refuseEmptyFolder({ data, engine, store }: Pick<Config, 'data' | 'engine' | 'store'>): void {
  const isUsed = engine === 'embedded' || store === 'sqlite';
  if (isUsed && !existsSync(join(data, 'shaodao.sqlite')))
    throw new DomainError('NOT_FOUND', { kind: 'data folder', key: data });
}

interface Rebuilt {
  cases: number;
  tasks: number;
  instances: number;
  timeline: number;
  seconds: number;
}

function print({ cases, tasks, instances, timeline, seconds, json }: Rebuilt & { json?: true }): void {
  if (json) printLine(JSON.stringify({ cases, tasks, instances, timeline, seconds }));
  else
    printLine(`${cases} cases, ${tasks} tasks, ${instances} instances, ${timeline} entries: ${seconds.toFixed(1)} s`);
}
