import type { Needs } from '../application/needs.js';
import { setSituation } from '../application/board/setSituation.js';
import { shownSituation } from '../application/board/situation.js';
import type { Handlers } from './handler.js';

export function situationHandlers(needs: Needs): Pick<Handlers, 'getSituation' | 'setSituation'> {
  return {
    getSituation: () => shownSituation(needs),
    setSituation: ({ actor, body }) => setSituation(needs)(actor, body),
  };
}
