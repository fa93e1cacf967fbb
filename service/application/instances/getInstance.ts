import type { InstanceView } from '../../contract/instance.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { shownInstances } from './shownInstance.js';

/** @throws DomainError NOT_FOUND */
export const getInstance =
  (needs: Pick<Needs, 'stores' | 'engine'>) =>
  async ({ key }: { key: string }): Promise<InstanceView> => {
    const [shown] = await shownInstances(needs, [
      found(await needs.stores.collection('instances').get(key), 'instance', key),
    ]);
    return found(shown, 'instance', key);
  };
