import type { AnyRecord } from '../engine/records.js';
import type { Stores } from '../stores/port.js';

/** Instance, diagram or form → up to which position its records tell of a move and of nothing else. */
export type Settlements = ReadonlyMap<string, number>;

export async function settlementsIn(stores: Stores): Promise<Settlements> {
  const documents = await stores.collection('settlements').find({ where: {} });
  return new Map(documents.map(({ id, upTo }) => [id, upTo]));
}

/** Whether a record was made by a move: what it tells had been told before under other keys. */
export function isOfMove(record: AnyRecord, settlements: Settlements): boolean {
  const upTo = settlements.get(aboutWhat(record) ?? '');
  return upTo !== undefined && record.position <= upTo;
}

function aboutWhat({ valueType, value }: AnyRecord): string | undefined {
  if (valueType === 'FORM') return value.formKey;
  if (valueType === 'PROCESS') return value.processDefinitionKey;
  const { processInstanceKey } = Object(value) as { processInstanceKey?: string };
  return processInstanceKey;
}
