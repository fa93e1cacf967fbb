import { z } from 'zod';
import type { DomainError } from '../../../domain/errors.js';
import { inputInvalid } from '../../../domain/inputInvalid.js';
import type { AnyRecord } from '../../records.js';
import { recordOf } from './brokerRecord.js';
import { parseMarked } from './exactJson.js';

/**
 * The records of a bulk request: pairs of lines, an action and its document. What we have no use for is left out.
 * @throws DomainError INPUT_INVALID naming the line
 */
export function recordsOf(body: string): AnyRecord[] {
  const records: AnyRecord[] = [];
  let isAction = true;
  for (const [place, line] of body.split('\n').entries()) {
    if (line === '') continue;
    if (!isAction) {
      const record = at(place, () => recordOf(parseMarked(line)));
      if (record) records.push(record);
    } else if (!line.startsWith('{"index"')) throw unreadable(place, 'expected an index action');
    isAction = !isAction;
  }
  if (!isAction) throw unreadable(body.split('\n').length, 'an action without its document');
  return records;
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
