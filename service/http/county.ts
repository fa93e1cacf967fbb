import { listCatalogue } from '../application/county/listCatalogue.js';
import { listOrganisations } from '../application/county/listOrganisations.js';
import type { Needs } from '../application/needs.js';
import type { Handlers } from './handler.js';

export function countyHandlers(needs: Needs): Pick<Handlers, 'listOrganisations' | 'listCatalogue'> {
  return {
    listOrganisations: () => listOrganisations(needs)(),
    listCatalogue: () => listCatalogue(needs)(),
  };
}
