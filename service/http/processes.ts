import { checkProcess } from '../application/processes/checkProcess.js';
import { getProcess } from '../application/processes/getProcess.js';
import { listIncidents } from '../application/instances/listIncidents.js';
import { listProcesses } from '../application/processes/listProcesses.js';
import type { Needs } from '../application/needs.js';
import { publishProcess } from '../application/processes/publishProcess.js';
import { listScenarios } from '../application/processes/listScenarios.js';
import { saveScenarios } from '../application/processes/saveScenarios.js';
import { tryProcess } from '../application/processes/tryProcess.js';
import { resolveIncident } from '../application/instances/resolveIncident.js';
import type { Handlers } from './handler.js';

type ProcessRoute =
  | 'listProcesses'
  | 'getProcess'
  | 'checkProcess'
  | 'publishProcess'
  | 'listScenarios'
  | 'saveScenarios'
  | 'tryProcess'
  | 'listIncidents'
  | 'resolveIncident';

export function processHandlers(needs: Needs): Pick<Handlers, ProcessRoute> {
  return {
    listProcesses: () => listProcesses(needs)(),
    getProcess: ({ params }) => getProcess(needs)(params),
    checkProcess: ({ body }) => checkProcess(needs)(body),
    publishProcess: ({ actor, params, body }) => publishProcess(needs)(actor, { ...params, ...body }),
    listScenarios: ({ params }) => listScenarios(needs)(params),
    saveScenarios: ({ params, body }) => saveScenarios(needs)({ ...params, ...body }),
    tryProcess: ({ params, body }) => tryProcess(needs)({ ...params, ...body }),
    listIncidents: () => listIncidents(needs)(),
    resolveIncident: ({ params, body }) => resolveIncident(needs)({ ...params, ...body }).then(() => undefined),
  };
}
