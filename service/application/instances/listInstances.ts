import type { InstanceFilter, InstanceList } from '../../contract/instance.js';
import type { Needs } from '../needs.js';
import { shownInstances } from './shownInstance.js';

/** The newest first. */
export const listInstances =
  (needs: Pick<Needs, 'stores' | 'engine'>) =>
  async ({ processId, version, caseId, caseCode, state, limit, skip }: InstanceFilter): Promise<InstanceList> => {
    const named = caseCode === undefined ? undefined : await casesNamed(needs, caseCode);
    const where = {
      ...(state !== 'any' && { state }),
      ...(processId !== undefined && { processId }),
      ...(version !== undefined && { processVersion: version }),
      ...(named && { caseId: { in: named } }),
      ...(caseId !== undefined && { caseId }),
    };
    const instances = needs.stores.collection('instances');
    const [found, total] = await Promise.all([
      instances.find({ where, sort: { by: 'id', order: 'desc' }, limit, skip }),
      instances.count(where),
    ]);
    return { items: await shownInstances(needs, found), total };
  };

async function casesNamed({ stores }: Pick<Needs, 'stores'>, code: string): Promise<string[]> {
  const cases = await stores.collection('cases').find({ where: { code } });
  return cases.map(({ id }) => id);
}
