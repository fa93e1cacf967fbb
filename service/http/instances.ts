import { getInstance } from '../application/instances/getInstance.js';
import { getInstanceVariables } from '../application/instances/getInstanceVariables.js';
import { listInstances } from '../application/instances/listInstances.js';
import { migrateInstances } from '../application/instances/migrateInstances.js';
import { modifyInstance } from '../application/instances/modifyInstance.js';
import type { Needs } from '../application/needs.js';
import { resumeInstance, suspendInstance } from '../application/instances/suspendInstance.js';
import { resumeProcess, suspendProcess } from '../application/processes/suspendProcess.js';
import type { Handlers } from './handler.js';

type InstanceRoute =
  | 'listInstances'
  | 'getInstance'
  | 'getInstanceVariables'
  | 'modifyInstance'
  | 'suspendInstance'
  | 'resumeInstance'
  | 'suspendProcess'
  | 'resumeProcess'
  | 'migrateInstances';

export function instanceHandlers(needs: Needs): Pick<Handlers, InstanceRoute> {
  return {
    listInstances: ({ query }) => listInstances(needs)(query),
    getInstance: ({ params }) => getInstance(needs)(params),
    getInstanceVariables: ({ params }) => getInstanceVariables(needs)(params),
    modifyInstance: ({ actor, params, body, request }) => modifyInstance(needs)(actor, { ...params, ...body, request }),
    suspendInstance: ({ actor, params, body, request }) =>
      suspendInstance(needs)(actor, { ...params, ...body, request }),
    resumeInstance: ({ actor, params, body, request }) => resumeInstance(needs)(actor, { ...params, ...body, request }),
    suspendProcess: ({ params }) => suspendProcess(needs)(params).then(() => undefined),
    resumeProcess: ({ params }) => resumeProcess(needs)(params).then(() => undefined),
    migrateInstances: ({ actor, params, body }) => migrateInstances(needs)(actor, { ...params, ...body }),
  };
}
