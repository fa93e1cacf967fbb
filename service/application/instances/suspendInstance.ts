import type { InstanceView } from '../../contract/instance.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Actor } from '../people/actor.js';
import { intervene, type InterventionNeeds } from './interveneInProcess.js';

interface About extends MayComeAgain {
  key: string;
  reason: string;
}

/**
 * The instance, and all that it has called, stands still until it is resumed. The case's clocks run on: stopping those
 * is the case's own suspension (suspendCase.ts).
 * @throws DomainError NOT_FOUND, ENGINE_CANNOT, ENGINE_INVALID_STATE for a called instance
 */
export const suspendInstance =
  (needs: InterventionNeeds) =>
  (actor: Actor, { key, reason, request }: About): Promise<InstanceView> =>
    intervene(needs, actor, {
      key,
      request,
      act: () => needs.engine.suspend({ processInstanceKey: key }),
      intervention: {
        kind: 'processSuspended',
        text: { zh: '流程挂起：暂不推进', en: 'The process is put on hold' },
        reason,
      },
    });

/** What waited happens now. @throws DomainError as `suspendInstance` does */
export const resumeInstance =
  (needs: InterventionNeeds) =>
  (actor: Actor, { key, reason, request }: About): Promise<InstanceView> =>
    intervene(needs, actor, {
      key,
      request,
      act: () => needs.engine.resume({ processInstanceKey: key }),
      intervention: { kind: 'processResumed', text: { zh: '流程恢复推进', en: 'The process goes on' }, reason },
    });
