import type { AnyRecord } from '../../engine/records.js';
import { isOfMove } from '../../projections/settlements.js';
import type { Crossing } from './crossing.js';
import { type ExportedInstallation, isOf, recordsIn } from './exportedInstallation.js';
import type { ExportLine } from './exportLine.js';
import { Translation } from './translation.js';

const RECORDS_PER_DOCUMENT = 500;

interface Moved {
  exported: ExportedInstallation;
  crossing: Crossing;
}

/** The lines of an export as another engine would have them. */
export async function* crossedLines(lines: AsyncIterable<ExportLine>, moved: Moved): AsyncGenerator<ExportLine> {
  const { exported, crossing } = moved;
  const translation = new Translation(crossing, { ...exported, shift: await highestPartition(crossing) });
  for await (const line of lines) {
    if (isOf(line, 'records')) {
      if (line.document.partition <= 0) yield* recordLine(recordsIn(line.document), translation);
    } else if ('collection' in line) {
      if (line.collection !== 'settlements')
        yield { ...line, document: { ...translation.document(line.collection, line.document as never) } };
    } else if ('file' in line) yield line;
  }
  for await (const records of pastOf(moved)) yield* recordLine(records, translation);
  for (const [id, upTo] of crossing.made) yield { collection: 'settlements', document: { id, version: 1, upTo } };
}

async function highestPartition({ past }: Crossing): Promise<number> {
  let highest = 1;
  for await (const { partitionId } of past()) highest = Math.max(highest, partitionId);
  return highest;
}

/** What had happened to what lives on, in batches of one partition each. */
async function* pastOf({ exported, crossing }: Moved): AsyncGenerator<AnyRecord[]> {
  let batch: AnyRecord[] = [];
  for await (const record of crossing.past()) {
    if (!exported.isOfLiving(record) || isOfMove(record, exported.settlements)) continue;
    if (batch.length === RECORDS_PER_DOCUMENT || (batch[0] && batch[0].partitionId !== record.partitionId)) {
      yield batch;
      batch = [];
    }
    batch.push(record);
  }
  yield batch;
}

function* recordLine(records: readonly AnyRecord[], translation: Translation): Generator<ExportLine> {
  if (records.length > 0) yield { collection: 'records', document: { ...translation.batch(records) } };
}
