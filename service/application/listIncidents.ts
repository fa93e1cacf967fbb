import type { IncidentList } from '../contract/process.js';
import type { Needs } from './needs.js';

/** Where a process stands still until somebody has mended something, the oldest first. */
export const listIncidents =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async (): Promise<IncidentList> => {
    const active = await stores.collection('instances').find({ where: { state: 'active' } });
    const items = active.flatMap(({ caseId, processId, incidents }) =>
      incidents.map(({ key, element, type, message, at }) => ({
        key,
        caseId,
        processId,
        element,
        type,
        message,
        createdAt: at,
      })),
    );
    return { items: items.sort((a, b) => a.createdAt - b.createdAt) };
  };
