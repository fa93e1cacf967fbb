import type { CatalogueItems } from '../../contract/place.js';
import { cataloguesInForce, itemsInForce } from './catalogue.js';
import type { Needs } from '../needs.js';

/** What all tables in force name; empty where none has been imported. */
export const listCatalogue =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async (): Promise<CatalogueItems> => {
    const catalogues = await cataloguesInForce(stores);
    const items = await itemsInForce(stores);
    return {
      version: catalogues.map(({ id }) => id).join('+'),
      source: catalogues.map(({ source }) => source).join('; '),
      items: items.map(({ id, category, name, department, limit }) => ({ id, category, name, department, limit })),
    };
  };
