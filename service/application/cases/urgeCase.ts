import type { CaseView } from '../../contract/case.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { moveCase } from './moveCase.js';
import type { Needs } from '../needs.js';
import { mayUrge } from '../policies/case.js';

export const urgeCase =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'calendar' | 'changes'>) =>
  (actor: Actor, { id, reason, request }: MayComeAgain & { id: string; reason: string }): Promise<CaseView> =>
    moveCase(needs, actor, id, { may: mayUrge, command: { type: 'urge', reason }, request });
