import type { OrgTree } from '../../contract/place.js';
import { countyNow } from './county.js';
import type { Needs } from '../needs.js';

export const listOrganisations = (needs: Pick<Needs, 'stores' | 'clock'>) => async (): Promise<OrgTree> => {
  const { nodes } = await countyNow(needs);
  const items = [...nodes.values()].map(({ id, kind, name, parent, point, area = null }) => ({
    id,
    kind,
    name,
    parent,
    point,
    area,
  }));
  return { items };
};
