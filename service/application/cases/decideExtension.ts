import type { CaseView, DecideExtension } from '../../contract/case.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { moveCase } from './moveCase.js';
import type { Needs } from '../needs.js';
import { mayDecideExtension } from '../policies/case.js';

/** The stored deadline moves; the diagram asks for it when its timer fires. */
export const decideExtension =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'calendar' | 'changes'>) =>
  (actor: Actor, input: DecideExtension & MayComeAgain & { id: string; extensionId: string }): Promise<CaseView> => {
    const { id, extensionId, granted, reason, request } = input;
    const { calendar } = needs;
    return moveCase(needs, actor, id, {
      may: mayDecideExtension,
      command: { type: 'decideExtension', id: extensionId, granted, reason, calendar },
      request,
    });
  };
