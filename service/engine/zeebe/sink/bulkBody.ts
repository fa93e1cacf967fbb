import { z } from 'zod';
import type { DomainError } from '../../../domain/errors.js';
import { inputInvalid } from '../../../domain/inputInvalid.js';
import type { AnyRecord } from '../../records.js';
import { countOf, recordOf, type SentRecord, sentRecordOf } from './brokerRecord.js';
import { parseMarked } from './exactJson.js';
import type { Run } from './exportCounts.js';

export interface Bulk {
  /** What we have no use for is left out. */
  records: readonly AnyRecord[];
  /** Of all that was sent. */
  runs: readonly Run[];
}

/**
 * What a bulk request sends: pairs of lines, an action and its document.
 * @throws DomainError INPUT_INVALID naming the line
 */
export function bulkOf(body: string): Bulk {
  const records: AnyRecord[] = [];
  const runs = new Map<string, Run>();
  let isAction = true;
  for (const [place, line] of body.split('\n').entries()) {
    if (line === '') continue;
    if (!isAction) {
      const sent = at(place, () => sentRecordOf(parseMarked(line)));
      const record = recordOf(sent);
      if (record) records.push(record);
      count(runs, sent);
    } else if (!line.startsWith('{"index"')) throw unreadable(place, 'expected an index action');
    isAction = !isAction;
  }
  if (!isAction) throw unreadable(body.split('\n').length, 'an action without its document');
  return { records, runs: [...runs.values()] };
}

/** The exporter can send a record twice within one request. */
function count(runs: Map<string, Run>, sent: SentRecord): void {
  const { partitionId: partition, valueType } = sent;
  const counted = countOf(sent);
  if (counted === undefined) return;
  const { first, last } = runs.get(`${partition} ${valueType}`) ?? { first: counted, last: counted };
  const run = { partition, valueType, first: Math.min(first, counted), last: Math.max(last, counted) };
  runs.set(`${partition} ${valueType}`, run);
}

function at<T>(place: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError) throw unreadable(place, z.prettifyError(error));
    if (error instanceof SyntaxError) throw unreadable(place, error.message);
    throw error;
  }
}

function unreadable(place: number, message: string): DomainError {
  return inputInvalid([{ path: `line ${place + 1}`, message: { zh: message, en: message } }]);
}
