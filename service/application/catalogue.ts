import type { CatalogueDocument } from '../stores/documents.js';
import type { Stores } from '../stores/port.js';
import { found } from './found.js';

export type StoredItem = CatalogueDocument['items'][number];

/** The catalogue that counts: the one that was imported last. */
export async function newestCatalogue(stores: Stores): Promise<CatalogueDocument | undefined> {
  const [newest] = await stores
    .collection('catalogues')
    .find({ where: {}, sort: { by: 'importedAt', order: 'desc' }, limit: 1 });
  return newest;
}

/** @throws DomainError NOT_FOUND */
export async function catalogueItem(stores: Stores, id: string): Promise<StoredItem> {
  const catalogue = await newestCatalogue(stores);
  return found(
    catalogue?.items.find((item) => item.id === id),
    'catalogue item',
    id,
  );
}
