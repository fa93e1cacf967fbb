import type { ProcessList, ProcessVersion } from '../../contract/process.js';
import type { ProcessDocument } from '../../stores/documents/process.js';
import type { Needs } from '../needs.js';
import { newestOf } from './newestProcesses.js';
import { nameOfProcess } from './processNames.js';
import { personNames } from '../tasks/shownTask.js';

/** Every published diagram with its versions, the newest first. */
export const listProcesses =
  ({ stores, engine }: Pick<Needs, 'stores' | 'engine'>) =>
  async (): Promise<ProcessList> => {
    const documents = await stores
      .collection('processes')
      .find({ where: {}, sort: { by: 'processVersion', order: 'desc' } });
    const shown = await shownVersions({ stores }, documents);
    const items = newestOf(documents).map((newest) => ({
      processId: newest.processId,
      name: nameOfProcess(newest),
      resourceName: newest.resourceName,
      versions: shown.filter((version) => version.processId === newest.processId),
    }));
    const { migrateInstance: migrate, suspendInstance: suspend } = engine.abilities;
    return { items: items.sort((a, b) => (a.processId < b.processId ? -1 : 1)), abilities: { migrate, suspend } };
  };

export async function shownVersions(
  needs: Pick<Needs, 'stores'>,
  documents: readonly ProcessDocument[],
): Promise<ProcessVersion[]> {
  const people = await personNames(
    needs,
    documents.map(({ publishedBy }) => publishedBy),
  );
  return documents.map(({ id, processId, processVersion, publishedAt, publishedBy, reason, suspendedAt }) => ({
    processId,
    version: processVersion,
    processDefinitionKey: id,
    publishedAt,
    publishedBy: publishedBy === null ? null : people(publishedBy),
    reason,
    suspendedAt: suspendedAt ?? null,
  }));
}
