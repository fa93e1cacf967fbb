import type { TryProcess } from '../../contract/process.js';
import type { TriedProcess } from '../../contract/trial.js';
import type { Localized } from '../../domain/localized.js';
import { readNotes } from '../../projections/elements.js';
import type { ProcessDocument } from '../../stores/documents/process.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { newestProcesses } from './newestProcesses.js';
import { shownTried } from './shownTried.js';

/**
 * Runs scenarios of a process against drafts of its diagram, beside everything that is published. Keeps nothing.
 * @throws DomainError NOT_FOUND where there is no such process, TRIALS_BUSY
 */
export const tryProcess =
  ({ stores, trials }: Pick<Needs, 'stores' | 'trials'>) =>
  async ({ id, drafts, scenarios }: TryProcess & { id: string }): Promise<TriedProcess> => {
    const published = await newestProcesses({ stores });
    found(
      published.find(({ processId }) => processId === id),
      'process',
      id,
    );
    const diagrams = published.map(({ processId, resourceName: name, xml }) => ({ processId, name, xml }));
    const tried = await trials.run({ process: id, drafts, published: diagrams, scenarios });
    const walked = new Set(tried.flatMap((one) => one.walked.map(({ process }) => process)));
    const names = await Promise.all(published.filter(({ processId }) => walked.has(processId)).map(namesIn));
    return { items: tried.map(shownTried), names: Object.fromEntries(names.flat()) };
  };

async function namesIn({ xml }: ProcessDocument): Promise<[string, Localized][]> {
  const notes = [...(await readNotes(xml))];
  return notes.flatMap(([id, { name }]) => (name.zh === id ? [] : [[id, name]]));
}
