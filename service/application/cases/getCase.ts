import type { CaseView } from '../../contract/case.js';
import type { Actor } from '../people/actor.js';
import { allow } from '../people/allow.js';
import { countyNow } from '../county/county.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { mayRead } from '../policies/case.js';
import { shownCase } from './shownCase.js';

/** @throws DomainError NOT_FOUND, NOT_ALLOWED */
export const getCase =
  (needs: Pick<Needs, 'stores' | 'clock' | 'calendar'>) =>
  async (actor: Actor, { id }: { id: string }): Promise<CaseView> => {
    const state = found(await needs.stores.collection('cases').get(id), 'case', id);
    allow(mayRead(actor, { state, county: await countyNow(needs) }), 'getCase');
    return shownCase(needs, actor, id);
  };
