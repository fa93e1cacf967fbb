import {
  CheckProcess,
  CheckedDiagram,
  ProcessList,
  ProcessSource,
  ProcessVersion,
  PublishProcess,
} from '../process.js';
import { staff, office, administrators, type Route } from '../route.js';

/** Processes. */
export const processRoutes = {
  listProcesses: {
    method: 'get',
    path: '/processes',
    allowed: office,
    summary: 'Published diagrams with their versions',
    status: 200,
    answer: ProcessList,
  },
  getProcess: {
    method: 'get',
    path: '/processes/{id}/versions/{version}',
    allowed: staff,
    summary: 'The XML of a version',
    status: 200,
    answer: ProcessSource,
  },
  checkProcess: {
    method: 'post',
    path: '/processes/check',
    allowed: administrators,
    summary: 'What stands against publishing a diagram',
    body: CheckProcess,
    status: 200,
    answer: CheckedDiagram,
  },
  publishProcess: {
    method: 'post',
    path: '/processes/{id}/versions',
    allowed: administrators,
    summary: 'Publish a diagram as the next version',
    body: PublishProcess,
    status: 201,
    answer: ProcessVersion,
  },
} as const satisfies Record<string, Route>;
