import { getInstance } from '../application/getInstance.js';
import { listInstances } from '../application/listInstances.js';
import { migrateInstances } from '../application/migrateInstances.js';
import { modifyInstance } from '../application/modifyInstance.js';
import type { Needs } from '../application/needs.js';
import { resumeInstance, suspendInstance } from '../application/suspendInstance.js';
import { resumeProcess, suspendProcess } from '../application/suspendProcess.js';
import type { Handlers } from './handler.js';

type InstanceRoute =
  | 'listInstances'
  | 'getInstance'
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
    modifyInstance: ({ actor, params, body }) => modifyInstance(needs)(actor, { ...params, ...body }),
    suspendInstance: ({ actor, params, body }) => suspendInstance(needs)(actor, { ...params, ...body }),
    resumeInstance: ({ actor, params, body }) => resumeInstance(needs)(actor, { ...params, ...body }),
    suspendProcess: ({ params }) => suspendProcess(needs)(params).then(() => undefined),
    resumeProcess: ({ params }) => resumeProcess(needs)(params).then(() => undefined),
    migrateInstances: ({ actor, params, body }) => migrateInstances(needs)(actor, { ...params, ...body }),
  };
}
