import type { ProcessVersion, PublishProcess } from '../../contract/process.js';
import { DomainError } from '../../domain/errors.js';
import type { ProcessDocument } from '../../stores/documents/process.js';
import type { Collection } from '../../stores/port.js';
import type { Actor } from '../people/actor.js';
import { found } from '../found.js';
import { shownVersions } from './listProcesses.js';
import type { Needs } from '../needs.js';

/**
 * Publishes a diagram as the next version: running cases stay on theirs, the next case takes this one.
 * @throws DomainError CHANGED_MEANWHILE where somebody has published since the draft began, DEPLOYMENT_REFUSED
 */
export const publishProcess =
  ({ stores, engine, diagrams, clock }: Pick<Needs, 'stores' | 'engine' | 'diagrams' | 'clock'>) =>
  async (actor: Actor, { id, xml, base, reason }: PublishProcess & { id: string }): Promise<ProcessVersion> => {
    const processes = stores.collection('processes');
    const [latest] = await processes.find({
      where: { processId: id },
      sort: { by: 'processVersion', order: 'desc' },
      limit: 1,
    });
    if ((latest?.processVersion ?? 0) !== base)
      throw new DomainError('CHANGED_MEANWHILE', { kind: 'process', key: id });
    const findings = [...(await diagrams.check(xml))];
    // A diagram may bring several processes; those of other names would get a version that nobody asked for.
    if (findings.length === 0 && diagrams.processesIn(xml).join() !== id) {
      findings.push({ element: id, message: `the diagram must have one executable process, with the id ${id}` });
    }
    if (findings.length > 0) throw new DomainError('DEPLOYMENT_REFUSED', { findings });
    const name = latest?.resourceName ?? `${id}.bpmn`;
    const deployed = await engine.deploy([{ name, content: Buffer.from(xml) }]);
    const key = found(deployed[0], 'process', id).processDefinitionKey;
    await engine.caughtUp();
    const published = await signed(processes, key, { publishedBy: actor.id, publishedAt: clock.now(), reason });
    const [version] = await shownVersions({ stores }, [published]);
    return found(version, 'process', id);
  };

/** Each partition of a broker tells of the version, and each node's projection writes it down: more losses are a fault. */
const MOST_ATTEMPTS = 10;

/** Writes down who published the version that is deployed already, again where a projection was faster. */
async function signed(
  processes: Collection<ProcessDocument>,
  key: string,
  signature: Pick<ProcessDocument, 'publishedBy' | 'publishedAt' | 'reason'>,
): Promise<ProcessDocument> {
  for (let attempt = 1; ; attempt += 1) {
    const document = found(await processes.get(key), 'process', key);
    try {
      return await processes.save({ ...document, ...signature });
    } catch (error) {
      const isRace = error instanceof DomainError && error.code === 'CHANGED_MEANWHILE';
      if (!isRace || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
