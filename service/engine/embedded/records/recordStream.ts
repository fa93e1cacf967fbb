import type { Engine } from '../../port.js';
import { Definitions } from '../state/definitions.js';
import type { EmbeddedEngineNeeds } from '../engine.js';
import { EventLog } from './eventLog.js';
import { RecordFeed } from './recordFeed.js';

/** What has happened, without an engine that goes on: for what is made of records alone. */
export type RecordStream = Pick<Engine, 'subscribe' | 'caughtUp' | 'close'>;

export async function openRecordStream({ writer, clock }: EmbeddedEngineNeeds): Promise<RecordStream> {
  const definitions = new Definitions(writer.guarded);
  await definitions.load();
  const feed = new RecordFeed({ log: new EventLog(writer.guarded, definitions), writer, clock });
  return {
    subscribe: (after, apply) => feed.add(after, apply),
    caughtUp: () => feed.caughtUp(),
    close: () => feed.close(),
  };
}
