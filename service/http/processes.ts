import { checkProcess } from '../application/checkProcess.js';
import { getProcess } from '../application/getProcess.js';
import { listIncidents } from '../application/listIncidents.js';
import { listProcesses } from '../application/listProcesses.js';
import type { Needs } from '../application/needs.js';
import { publishProcess } from '../application/publishProcess.js';
import { listScenarios } from '../application/listScenarios.js';
import { saveScenarios } from '../application/saveScenarios.js';
import { tryProcess } from '../application/tryProcess.js';
import { resolveIncident } from '../application/resolveIncident.js';
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
