import type { Localized } from '../../contract/localized.js';
import type { IncidentList } from '../../contract/process.js';
import type { InstanceDocument } from '../../stores/documents/instance.js';
import type { Needs } from '../needs.js';
import { processNames } from '../processes/processNames.js';
import { caseMissingWords } from '../wording/incidentWords.js';
import { missingCases } from './missingCases.js';
import { shownIncident } from './shownIncident.js';

/**
 * Where a process stands still until somebody has mended something, the oldest first. One whose case is missing can only be
 * ended.
 */
export const listIncidents =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async (): Promise<IncidentList> => {
    const active = await stores.collection('instances').find({ where: { state: 'active' } });
    const missing = await missingCases({ stores }, active);
    const isLost = ({ caseId }: InstanceDocument) => caseId !== null && missing.has(caseId);
    const lost = active.filter((instance) => isLost(instance) && instance.parent === null);
    const stuck = active.filter((instance) => !isLost(instance) && instance.incidents.length > 0);
    const nameOf = await processNames({ stores }, [...lost, ...stuck]);
    const items = stuck.flatMap((instance) =>
      instance.incidents.map((incident) => ({
        ...shownIncident(incident),
        caseId: instance.caseId,
        processId: instance.processId,
        processName: nameOf(instance),
        createdAt: incident.at,
      })),
    );
    return {
      items: [...items, ...lost.map((instance) => ofMissingCase(instance, nameOf(instance)))].sort(
        (a, b) => a.createdAt - b.createdAt,
      ),
    };
  };

function ofMissingCase(
  { id, caseId, processId, active }: InstanceDocument,
  processName: Localized,
): IncidentList['items'][number] {
  return {
    key: id,
    // It has no page.
    caseId: null,
    processId,
    processName,
    element: processId,
    name: processName,
    type: 'CASE_MISSING',
    message: caseMissingWords(caseId ?? ''),
    createdAt: active[0]?.since ?? 0,
  };
}
