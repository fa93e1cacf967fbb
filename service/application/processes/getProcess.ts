import type { ProcessSource } from '../../contract/process.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';

/** @throws DomainError NOT_FOUND */
export const getProcess =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async ({ id, version }: { id: string; version: string }): Promise<ProcessSource> => {
    const where = { processId: id, processVersion: Number(version) };
    const [document] = await stores.collection('processes').find({ where, limit: 1 });
    const { processId, processVersion, xml } = found(document, 'process', `${id} ${version}`);
    return { processId, version: processVersion, xml };
  };
