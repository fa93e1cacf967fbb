import {
  CheckProcess,
  CheckedDiagram,
  ProcessList,
  ProcessSource,
  ProcessVersion,
  PublishProcess,
  SaveScenarios,
  ScenarioList,
  TryProcess,
} from '../process.js';
import { TriedProcess } from '../trial.js';
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
  listScenarios: {
    method: 'get',
    path: '/processes/{id}/scenarios',
    allowed: administrators,
    summary: 'The scenarios of a process: what happens to it, and what must be true',
    status: 200,
    answer: ScenarioList,
  },
  saveScenarios: {
    method: 'post',
    path: '/processes/{id}/scenarios',
    allowed: administrators,
    summary: 'Replace the scenarios of a process',
    body: SaveScenarios,
    status: 200,
    answer: ScenarioList,
  },
  tryProcess: {
    method: 'post',
    path: '/processes/{id}/trial',
    allowed: administrators,
    summary: 'Run scenarios against drafts in virtual time; nothing of it is kept',
    body: TryProcess,
    status: 200,
    answer: TriedProcess,
  },
} as const satisfies Record<string, Route>;
