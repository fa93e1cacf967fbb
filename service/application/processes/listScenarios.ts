import type { ScenarioList } from '../../contract/process.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';

/**
 * None where nobody has saved any.
 * @throws DomainError NOT_FOUND where there is no such process
 */
export const listScenarios =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async ({ id }: { id: string }): Promise<ScenarioList> => {
    const [process] = await stores.collection('processes').find({ where: { processId: id }, limit: 1 });
    found(process, 'process', id);
    const { version, items } = (await stores.collection('scenarios').get(id)) ?? { version: 0, items: [] };
    return { version, items: [...items] };
  };
