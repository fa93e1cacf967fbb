import { composeService } from '../../compose.js';
import { readConfig } from '../../config.js';
import { DomainError } from '../../domain/errors.js';
import { VirtualClock } from '../../domain/virtualClock.js';
import { createLogger } from '../../ops/logging.js';
import { systemClock } from '../../ops/systemClock.js';
import { packageFolder } from '../../packageFolder.js';
import { figuresOf, type ReplayFigures } from '../../replay/figures.js';
import { readMapping } from '../../replay/mapping.js';
import { replay } from '../../replay/replay.js';
import { readRequests } from '../../replay/requests.js';
import { printLine } from '../output.js';
import { ProgressBar } from '../progressBar.js';
import { printFigures } from './table.js';

/** @throws DomainError FILE_UNREADABLE, SETTING_INVALID, DATA_FOLDER_LOCKED */
export async function replayFile(
  file: string,
  options: { data?: string; mapping?: string; json?: true },
): Promise<void> {
  const startedAt = systemClock.now();
  const data = options.data ?? folderOfSettings();
  const mapping = readMapping(options.mapping ?? packageFolder('service', 'replay', 'mappings', 'nyc-311.yaml'));
  const requests = readRequests(file, mapping);
  const first = requests.reduce((earliest, { reportedAt }) => Math.min(earliest, reportedAt), Infinity);
  const clock = new VirtualClock(Number.isFinite(first) ? first : startedAt);
  const service = await composeService({ data }, { clock, log: createLogger('warn'), durability: 'checkpoint' });
  const bar = new ProgressBar(process.stderr);
  try {
    const context = { ...service, clock, mapping, onProgress: (done: number, all: number) => bar.show(done, all) };
    const figures = figuresOf(await replay(requests, context), clock.now());
    bar.clear();
    print(figures, { seconds: (systemClock.now() - startedAt) / 1000, ...options });
  } finally {
    await service.close();
  }
}

/** @throws DomainError SETTING_INVALID where the settings name other parts than a folder: their time cannot be played */
function folderOfSettings(): string {
  const { data, engine, store } = readConfig();
  const expected = 'embedded with sqlite: a replay lives in virtual time; name a folder of its own with --data';
  if (engine !== 'embedded')
    throw new DomainError('SETTING_INVALID', { name: 'SHAODAO_ENGINE', value: 'zeebe', expected });
  if (store !== 'sqlite') throw new DomainError('SETTING_INVALID', { name: 'SHAODAO_STORE', value: 'mongo', expected });
  return data;
}

function print(figures: ReplayFigures, { seconds, json }: { seconds: number; json?: true }): void {
  if (json) printLine(JSON.stringify({ ...figures, seconds }));
  else printFigures(figures, seconds);
}
