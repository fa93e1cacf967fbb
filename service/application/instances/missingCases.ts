import type { InstanceDocument } from '../../stores/documents/instance.js';
import type { Needs } from '../needs.js';

/**
 * Which of the cases that processes are about are not there. A case is stored before its process begins: the documents are
 * older than the engine.
 */
export async function missingCases(
  { stores }: Pick<Needs, 'stores'>,
  instances: readonly InstanceDocument[],
): Promise<ReadonlySet<string>> {
  const named = new Set(instances.flatMap(({ caseId }) => caseId ?? []));
  const there = await stores.collection('cases').values({ where: { id: { in: [...named] } } }, ['id']);
  for (const [id] of there) named.delete(id);
  return named;
}
