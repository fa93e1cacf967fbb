import type { SetSituation, Situation } from '../../contract/situation.js';
import type { Actor } from '../people/actor.js';
import type { Needs } from '../needs.js';
import { COUNTY, shownSituation } from './situation.js';

/** Says what holds in the whole county from now on: the next case is decided by it, no earlier one is decided again. */
export const setSituation =
  (needs: Pick<Needs, 'stores' | 'clock'>) =>
  async (actor: Actor, said: SetSituation): Promise<Situation> => {
    const situations = needs.stores.collection('situations');
    const before = await situations.get(COUNTY);
    const document = { ...said, id: COUNTY, since: needs.clock.now(), by: actor.id };
    if (before) await situations.save({ ...document, version: before.version });
    else await situations.insert(document);
    return shownSituation(needs);
  };
