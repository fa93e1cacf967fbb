import type { InstanceMove, InstanceView } from '../../contract/instance.js';
import type { InstanceDocument } from '../../stores/documents/instance.js';
import type { Needs } from '../needs.js';

/** Instances as administrators see them, with what the engine in use can do with each. */
export async function shownInstances(
  { stores, engine }: Pick<Needs, 'stores' | 'engine'>,
  instances: readonly InstanceDocument[],
): Promise<InstanceView[]> {
  const caseIds = [...new Set(instances.map(({ caseId }) => caseId).filter((id) => id !== null))];
  const views = await stores.collection('caseViews').find({ where: { id: { in: caseIds } } });
  const codes = new Map(views.map(({ id, code }) => [id, code]));
  return (await withSuspension({ stores }, instances)).map(({ instance, suspendedAt }) => ({
    processInstanceKey: instance.id,
    caseId: instance.caseId,
    caseCode: codes.get(instance.caseId ?? '') ?? null,
    processId: instance.processId,
    version: instance.processVersion,
    migratedFrom: instance.migratedFrom ?? null,
    parent: instance.parent,
    state: instance.state,
    suspendedAt,
    tokens: instance.active.map(({ key, element, since }) => ({ key, element, since })),
    moves: movesOf(instance, engine.abilities),
  }));
}

/** An instance stands still by itself, by whoever called it, or by its whole version. */
export async function withSuspension(
  { stores }: Pick<Needs, 'stores'>,
  instances: readonly InstanceDocument[],
): Promise<{ instance: InstanceDocument; suspendedAt: number | null }[]> {
  const known = new Map(instances.map((instance) => [instance.id, instance]));
  const suspendedAt = async (instance: InstanceDocument): Promise<number | null> => {
    const definition = await stores.collection('processes').get(instance.processDefinitionKey);
    const own = instance.suspendedAt ?? definition?.suspendedAt ?? null;
    if (own !== null || instance.parent === null) return own;
    const parent = known.get(instance.parent) ?? (await stores.collection('instances').get(instance.parent));
    return parent ? suspendedAt(parent) : null;
  };
  return Promise.all(
    instances.map(async (instance) => ({
      instance,
      suspendedAt: instance.state === 'active' ? await suspendedAt(instance) : null,
    })),
  );
}

/** A called instance stands still and goes on with its caller. */
function movesOf(
  { state, parent, suspendedAt = null }: InstanceDocument,
  abilities: Needs['engine']['abilities'],
): InstanceMove[] {
  if (state !== 'active') return [];
  const mayStop = abilities.suspendInstance && parent === null;
  return [
    ...(abilities.modifyInstance ? (['modify'] as const) : []),
    ...(mayStop ? [suspendedAt === null ? ('suspend' as const) : ('resume' as const)] : []),
  ];
}
