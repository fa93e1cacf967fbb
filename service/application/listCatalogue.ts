import type { CatalogueItems } from '../contract/place.js';
import { newestCatalogue } from './catalogue.js';
import { found } from './found.js';
import type { Needs } from './needs.js';

/** @throws DomainError NOT_FOUND where none has been imported */
export const listCatalogue =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async (): Promise<CatalogueItems> => {
    const { id, source, items } = found(await newestCatalogue(stores), 'catalogue', 'newest');
    return {
      version: id,
      source,
      items: items.map(({ id, category, name, department, limit }) => ({ id, category, name, department, limit })),
    };
  };
