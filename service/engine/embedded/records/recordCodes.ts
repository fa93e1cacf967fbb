/**
 * Numbers for value types and intents, as they stand in stored rows: append only.
 * Kept short because the event log is most of what the engine writes.
 */
import type { ValueType } from '../../records.js';

/** A stored record: its code, its key, and what its kind needs to be told in full again (expandRecords.ts). */
export type PackedRecord = readonly unknown[];

/** Written before the records of another instance than that of the records before. */
export const INSTANCE_CODE = 0;

/** Written where the records behind it happened at another time than those before. */
export const TIME_CODE = 1;

const valueTypes = {
  PROCESS_INSTANCE: [
    'ELEMENT_ACTIVATING',
    'ELEMENT_ACTIVATED',
    'ELEMENT_COMPLETING',
    'ELEMENT_COMPLETED',
    'ELEMENT_TERMINATING',
    'ELEMENT_TERMINATED',
    'SEQUENCE_FLOW_TAKEN',
    'ELEMENT_MIGRATED',
  ],
  VARIABLE: ['CREATED', 'UPDATED', 'MIGRATED'],
  JOB: [
    'CREATED',
    'COMPLETED',
    'CANCELED',
    'FAILED',
    'TIMED_OUT',
    'ERROR_THROWN',
    'RETRIES_UPDATED',
    'RECURRED_AFTER_BACKOFF',
    'MIGRATED',
  ],
  TIMER: ['CREATED', 'TRIGGERED', 'CANCELED', 'MIGRATED'],
  INCIDENT: ['CREATED', 'RESOLVED', 'MIGRATED'],
  PROCESS: ['CREATED'],
  DEPLOYMENT: ['CREATED'],
  FORM: ['CREATED'],
  MESSAGE: ['PUBLISHED', 'EXPIRED'],
  MESSAGE_SUBSCRIPTION: ['CREATED', 'CORRELATING', 'CORRELATED', 'DELETED', 'MIGRATED'],
  PROCESS_MESSAGE_SUBSCRIPTION: ['CREATING', 'CREATED', 'CORRELATED', 'DELETING', 'DELETED', 'MIGRATED'],
  MESSAGE_START_EVENT_SUBSCRIPTION: ['CREATED', 'CORRELATED', 'DELETED'],
  SIGNAL: ['BROADCASTED'],
  SIGNAL_SUBSCRIPTION: ['CREATED', 'DELETED', 'MIGRATED'],
  ESCALATION: ['ESCALATED', 'NOT_ESCALATED'],
  COMPENSATION_SUBSCRIPTION: ['CREATED', 'TRIGGERED', 'COMPLETED', 'DELETED'],
  PROCESS_INSTANCE_CREATION: ['CREATED'],
  PROCESS_INSTANCE_MODIFICATION: ['MODIFIED'],
  PROCESS_INSTANCE_MIGRATION: ['MIGRATED'],
  VARIABLE_DOCUMENT: ['UPDATED'],
  USER_TASK: ['CREATING', 'CREATED', 'CANCELING', 'CANCELED', 'COMPLETING', 'COMPLETED'],
  PROCESS_INSTANCE_SUSPENSION: ['SUSPENDED', 'RESUMED'],
  PROCESS_SUSPENSION: ['SUSPENDED', 'RESUMED'],
} as const satisfies Partial<Record<ValueType, readonly string[]>>;

type Known = keyof typeof valueTypes;

export type Happening = { [T in Known]: `${T} ${(typeof valueTypes)[T][number]}` }[Known];

interface Coded {
  code: number;
  valueType: Known;
  intent: string;
}

/** Stands at the end of a record of an element that was called to undo another: of the same element's others it does not. */
export const UNDOES = 1;

/** Room for more intents of a type without renumbering. */
const INTENTS_PER_TYPE = 16;

const coded: readonly Coded[] = Object.entries(valueTypes).flatMap(([valueType, intents], type) =>
  intents.map((intent, place) => ({
    code: (type + 1) * INTENTS_PER_TYPE + place,
    valueType: valueType as Known, // the keys of the object above
    intent,
  })),
);

const codes = new Map<string, number>(coded.map(({ valueType, intent, code }) => [`${valueType} ${intent}`, code]));
const byCode = new Map(coded.map((one) => [one.code, one]));

export function codeOf(happening: Happening): number {
  return codes.get(happening) ?? 0;
}

export function decoded(code: number): Coded {
  const found = byCode.get(code);
  if (!found) throw new RangeError(`the event log holds a record of an unknown kind: ${code}`);
  return found;
}
