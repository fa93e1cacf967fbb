import type { IncidentList } from '../../contract/process.js';
import type { Needs } from '../needs.js';
import { processNames } from '../processes/processNames.js';
import { shownIncident } from './shownIncident.js';

/** Where a process stands still until somebody has mended something, the oldest first. */
export const listIncidents =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async (): Promise<IncidentList> => {
    const active = await stores.collection('instances').find({ where: { state: 'active' } });
    const stuck = active.filter(({ incidents }) => incidents.length > 0);
    const nameOf = await processNames({ stores }, stuck);
    const items = stuck.flatMap((instance) =>
      instance.incidents.map((incident) => ({
        ...shownIncident(incident),
        caseId: instance.caseId,
        processId: instance.processId,
        processName: nameOf(instance),
        createdAt: incident.at,
      })),
    );
    return { items: items.sort((a, b) => a.createdAt - b.createdAt) };
  };
