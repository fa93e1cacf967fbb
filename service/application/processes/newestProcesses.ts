import type { ProcessDocument } from '../../stores/documents/process.js';
import type { Needs } from '../needs.js';

/** Of every process the version that the next case takes. */
export async function newestProcesses({ stores }: Pick<Needs, 'stores'>): Promise<ProcessDocument[]> {
  return newestOf(
    await stores.collection('processes').find({ where: {}, sort: { by: 'processVersion', order: 'desc' } }),
  );
}

/** Of versions that come newest first. */
export function newestOf(versions: readonly ProcessDocument[]): ProcessDocument[] {
  const newest = new Map<string, ProcessDocument>();
  for (const version of versions) if (!newest.has(version.processId)) newest.set(version.processId, version);
  return [...newest.values()];
}
