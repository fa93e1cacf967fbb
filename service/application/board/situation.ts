import type { Situation as ShownSituation } from '../../contract/situation.js';
import { ordinary, type Situation } from '../../domain/situation.js';
import type { Needs } from '../needs.js';
import { personNames } from '../tasks/shownTask.js';

/** There is one county. */
export const COUNTY = 'county';

/** What holds in the whole county at the moment. */
export async function situationNow({ stores }: Pick<Needs, 'stores'>): Promise<Situation> {
  const said = await stores.collection('situations').get(COUNTY);
  if (!said) return ordinary;
  const { emergencyMode, publicEvent, weatherKind, weatherAlert } = said;
  return { emergencyMode, publicEvent, weatherKind, weatherAlert };
}

/** The same with who said so, when and why. */
export async function shownSituation(needs: Pick<Needs, 'stores'>): Promise<ShownSituation> {
  const said = await needs.stores.collection('situations').get(COUNTY);
  if (!said) return { ...ordinary, since: null, by: null, reason: '' };
  const people = await personNames(needs, [said.by]);
  return { ...(await situationNow(needs)), since: said.since, by: people(said.by), reason: said.reason };
}
