import { createHash } from 'node:crypto';
import type { CatalogueItem } from '../../domain/catalogue.js';
import type { Clock } from '../../domain/clock.js';
import type { Localized } from '../../domain/localized.js';
import type { CatalogueDocument } from '../../stores/documents/county.js';
import type { Stores } from '../../stores/port.js';
import { found } from '../found.js';

export type StoredItem = CatalogueDocument['items'][number];

/** The catalogues that count, the newest first: of each table the version that was put in force last. */
export async function cataloguesInForce(stores: Pick<Stores, 'collection'>): Promise<CatalogueDocument[]> {
  const catalogues = stores.collection('catalogues');
  // The ids first: a store may have the long lists at hand, and old versions are not read.
  const ids = (await catalogues.values({ where: {}, sort: { by: 'importedAt', order: 'desc' } }, ['id'])).flat();
  const tables = ids.map(tableOf);
  const inForce = ids.filter((_, place) => tables.indexOf(tables[place] ?? '') === place);
  const documents = await Promise.all(inForce.map((id) => catalogues.get(id)));
  return documents.filter((catalogue) => catalogue !== undefined);
}

/** Every item in force once: where two tables use the same id, the newer table's. */
export async function itemsInForce(stores: Pick<Stores, 'collection'>): Promise<StoredItem[]> {
  const items = new Map<string, StoredItem>();
  for (const catalogue of await cataloguesInForce(stores)) {
    for (const item of catalogue.items) if (!items.has(item.id)) items.set(item.id, item);
  }
  return [...items.values()];
}

/** Items and categories by their Chinese names: rules know them by these, as the official tables do. */
export async function itemNamesInForce(stores: Pick<Stores, 'collection'>): Promise<ReadonlyMap<string, Localized>> {
  const names = (await itemsInForce(stores)).flatMap(({ name, category }) => [name, category]);
  return new Map(names.map((name) => [name.zh, name]));
}

/** @throws DomainError NOT_FOUND */
export async function catalogueItem(stores: Stores, id: string): Promise<StoredItem> {
  const catalogues = await cataloguesInForce(stores);
  const named = catalogues.flatMap(({ items }) => items.find((item) => item.id === id) ?? []);
  return found(named[0], 'catalogue item', id);
}

/**
 * Puts a version of a table in force beside the other tables; its earlier versions stay readable. The same items from the
 * same source always are the same version.
 */
export async function putInForce(
  { stores, clock }: { stores: Stores; clock: Clock },
  { table, source, items }: { table: string; source: string; items: readonly CatalogueItem[] },
): Promise<string> {
  const content = createHash('sha256').update(JSON.stringify({ source, items })).digest('hex');
  const id = `${table}-${content.slice(0, 12)}`;
  const catalogues = stores.collection('catalogues');
  const known = await catalogues.get(id);
  const importedAt = clock.now();
  if (known) await catalogues.save({ ...known, importedAt });
  else await catalogues.insert({ id, source, importedAt, items });
  return id;
}

/** `standards-0f3a12…` is a version of the table `standards`. */
const tableOf = (version: string): string => version.replace(/-[^-]*$/, '');
