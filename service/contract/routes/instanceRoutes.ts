import { Reasoned } from '../case.js';
import {
  InstanceFilter,
  InstanceList,
  InstanceView,
  MigrateInstances,
  MigrationReport,
  ModifyInstance,
} from '../instance.js';
import { IncidentList, ResolveIncident } from '../process.js';
import { administrators, type Route } from '../route.js';

/** Running processes. */
export const instanceRoutes = {
  suspendProcess: {
    method: 'post',
    path: '/processes/{id}/versions/{version}/suspension',
    allowed: administrators,
    summary: 'Let all instances of a version stand still',
    status: 204,
  },
  resumeProcess: {
    method: 'post',
    path: '/processes/{id}/versions/{version}/resumption',
    allowed: administrators,
    summary: 'Let them go on',
    status: 204,
  },
  migrateInstances: {
    method: 'post',
    path: '/processes/{id}/versions/{version}/migration',
    allowed: administrators,
    summary: 'Take running instances along to another version, or say what would happen to each',
    body: MigrateInstances,
    status: 200,
    answer: MigrationReport,
  },
  listInstances: {
    method: 'get',
    path: '/instances',
    allowed: administrators,
    summary: 'Process instances, narrowed by filters',
    query: InstanceFilter,
    status: 200,
    answer: InstanceList,
  },
  getInstance: {
    method: 'get',
    path: '/instances/{key}',
    allowed: administrators,
    summary: 'A process instance with its tokens',
    status: 200,
    answer: InstanceView,
  },
  modifyInstance: {
    method: 'post',
    path: '/instances/{key}/modification',
    allowed: administrators,
    summary: 'Move tokens of a running instance',
    body: ModifyInstance,
    status: 200,
    answer: InstanceView,
  },
  suspendInstance: {
    method: 'post',
    path: '/instances/{key}/suspension',
    allowed: administrators,
    summary: 'Let an instance and all that it has called stand still',
    body: Reasoned,
    status: 200,
    answer: InstanceView,
  },
  resumeInstance: {
    method: 'post',
    path: '/instances/{key}/resumption',
    allowed: administrators,
    summary: 'Let it go on',
    body: Reasoned,
    status: 200,
    answer: InstanceView,
  },
  listIncidents: {
    method: 'get',
    path: '/incidents',
    allowed: administrators,
    summary: 'Where a process cannot go on by itself',
    status: 200,
    answer: IncidentList,
  },
  resolveIncident: {
    method: 'post',
    path: '/incidents/{key}/resolution',
    allowed: administrators,
    summary: 'Try again after the cause has been removed',
    body: ResolveIncident,
    status: 204,
  },
} as const satisfies Record<string, Route>;
