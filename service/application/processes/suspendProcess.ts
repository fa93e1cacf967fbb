import type { Suspendable } from '../../engine/port.js';
import type { ProcessDocument } from '../../stores/documents/process.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';

type SuspendNeeds = Pick<Needs, 'stores' | 'engine'>;
interface Version {
  id: string;
  version: string;
}

/** All instances of a version stand still, those that begin meanwhile too. @throws DomainError NOT_FOUND, ENGINE_CANNOT */
export const suspendProcess =
  (needs: SuspendNeeds) =>
  (version: Version): Promise<void> =>
    change(needs, version, (what) => needs.engine.suspend(what));

/** They go on. @throws DomainError NOT_FOUND, ENGINE_CANNOT */
export const resumeProcess =
  (needs: SuspendNeeds) =>
  (version: Version): Promise<void> =>
    change(needs, version, (what) => needs.engine.resume(what));

async function change(
  needs: SuspendNeeds,
  { id, version }: Version,
  act: (what: Suspendable) => Promise<void>,
): Promise<void> {
  const definition = await publishedVersion(needs, id, Number(version));
  await act({ processDefinitionKey: definition.id });
  await needs.engine.caughtUp();
}

/** @throws DomainError NOT_FOUND */
export async function publishedVersion(
  { stores }: Pick<Needs, 'stores'>,
  processId: string,
  version: number,
): Promise<ProcessDocument> {
  const where = { processId, processVersion: version };
  const [document] = await stores.collection('processes').find({ where, limit: 1 });
  return found(document, 'process', `${processId} ${version}`);
}
