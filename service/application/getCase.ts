import type { CaseView } from '../contract/case.js';
import type { Actor } from './actor.js';
import type { Needs } from './needs.js';
import { shownCase } from './shownCase.js';

/** @throws DomainError NOT_FOUND */
export const getCase =
  (needs: Pick<Needs, 'stores' | 'clock' | 'calendar'>) =>
  (actor: Actor, { id }: { id: string }): Promise<CaseView> =>
    shownCase(needs, actor, id);
