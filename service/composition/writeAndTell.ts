import { NotTaken, type WriteAndTell } from '../application/needs.js';
import type { RunningEngine } from './runningEngine.js';
import type { EngineEntry } from '../domain/case.js';
import { DomainError } from '../domain/errors.js';
import type { Stores } from '../stores/port.js';
import { SqliteStores } from '../stores/sqlite/sqliteStores.js';

/** Where documents and the engine's state lie in the local database they share a transaction; elsewhere nothing can be written so. */
export function writeAndTellOf(stores: Stores, { withinUnit }: RunningEngine): WriteAndTell | undefined {
  if (!withinUnit || !(stores instanceof SqliteStores)) return undefined;
  return (batch, entry) => stores.write(batch, () => tell(withinUnit, entry));
}

/** What is no refusal of the engine (a full disk) is the store's to report. */
function tell(engine: NonNullable<RunningEngine['withinUnit']>, entry: EngineEntry): void {
  try {
    if (entry.kind === 'completeJob') engine.completeJob(entry.jobKey, entry.variables);
    else engine.publishMessage({ ...entry, messageId: entry.id });
  } catch (cause) {
    throw cause instanceof DomainError ? new NotTaken('the engine refused it', { cause }) : cause;
  }
}
