import type { AskExtension, CaseView } from '../../contract/case.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { moveCase } from './moveCase.js';
import type { Needs } from '../needs.js';
import { mayAskExtension } from '../policies/case.js';

/** A lead asks for his own department: before it is due, twice at most, the original limit at most. */
export const askExtension =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'random' | 'calendar' | 'changes'>) =>
  (actor: Actor, input: AskExtension & MayComeAgain & { id: string }): Promise<CaseView> => {
    const { id, department, reason, minutes, request } = input;
    return moveCase(needs, actor, id, {
      may: (asker, about) => asker.organisation === department && mayAskExtension(asker, about),
      command: { type: 'askExtension', id: needs.random.hex(8), organisation: department, reason, minutes },
      request,
    });
  };
