import { DomainError } from '../../domain/errors.js';
import type { Stores } from '../../stores/port.js';

/** Stands among the counters from before the first thing of an import is written until the last one has been. */
const ID = 'import';

export async function isImporting(stores: Pick<Stores, 'collection'>): Promise<boolean> {
  return (await stores.collection('counters').get(ID)) !== undefined;
}

/** @throws DomainError IMPORT_UNFINISHED */
export async function needWhole(stores: Pick<Stores, 'collection'>): Promise<void> {
  if (await isImporting(stores)) throw new DomainError('IMPORT_UNFINISHED');
}

export async function beginImport(stores: Stores): Promise<void> {
  if (!(await isImporting(stores))) await stores.collection('counters').insert({ id: ID, value: 1 });
}

export async function endImport(stores: Stores): Promise<void> {
  await stores.collection('counters').remove(ID);
}

/** Whether a document is the mark itself. */
export const isMark = (collection: string, { id }: { id: string }): boolean => collection === 'counters' && id === ID;
