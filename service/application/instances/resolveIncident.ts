import type { ResolveIncident } from '../../contract/process.js';
import { missingCases } from './missingCases.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';

/**
 * Gives the job behind it new tries, then resolves: the other way round it would fail at once again. A process whose case is
 * missing is ended.
 */
export const resolveIncident =
  ({ stores, engine }: Pick<Needs, 'stores' | 'engine'>) =>
  async ({ key, retries }: ResolveIncident & { key: string }): Promise<void> => {
    const active = await stores.collection('instances').find({ where: { state: 'active' } });
    const instance = active.filter(({ id }) => id === key);
    if ((await missingCases({ stores }, instance)).size > 0) {
      await engine.cancelInstance(key);
      await engine.caughtUp();
      return;
    }
    const incidents = active.flatMap((instance) => instance.incidents);
    const { jobKey } = found(
      incidents.find((incident) => incident.key === key),
      'incident',
      key,
    );
    if (jobKey !== null) await engine.updateJobRetries(jobKey, retries);
    await engine.resolveIncident(key);
    await engine.caughtUp();
  };
