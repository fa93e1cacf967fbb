import type { CaseView, SuspendCase } from '../../contract/case.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { moveCase } from './moveCase.js';
import type { Needs } from '../needs.js';
import { maySuspend } from '../policies/case.js';

export const suspendCase =
  (needs: Pick<Needs, 'stores' | 'clock' | 'relay' | 'engine' | 'calendar' | 'changes'>) =>
  (actor: Actor, { id, reason, until, request }: SuspendCase & MayComeAgain & { id: string }): Promise<CaseView> =>
    moveCase(needs, actor, id, { may: maySuspend, command: { type: 'suspend', reason, until }, request });
