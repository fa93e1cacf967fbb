import type { InstanceView, ModifyInstance } from '../../contract/instance.js';
import type { Localized } from '../../domain/localized.js';
import type { MayComeAgain } from '../../domain/keyedRequest.js';
import type { Activation, Modification } from '../../engine/port.js';
import { readNotes } from '../../projections/elements.js';
import { found } from '../found.js';
import type { Actor } from '../people/actor.js';
import { getInstance } from './getInstance.js';
import { intervene, type InterventionNeeds } from './interveneInProcess.js';

/**
 * Moves tokens of a running instance; in a dry run only asks the engine whether it would.
 * @throws DomainError NOT_FOUND, ENGINE_CANNOT, ENGINE_INVALID_ARGUMENT, ENGINE_INVALID_STATE
 */
export const modifyInstance =
  (needs: InterventionNeeds) =>
  async (
    actor: Actor,
    { key, activate, terminate, reason, dryRun, request }: ModifyInstance & MayComeAgain & { key: string },
  ): Promise<InstanceView> => {
    const modification: Modification = { activate: activate.map(asActivation), terminate };
    if (dryRun) {
      await needs.engine.checkModification(key, modification);
      return getInstance(needs)({ key });
    }
    const to = await namesOf(needs, { key, elements: activate.map(({ elementId }) => elementId) });
    const intervention = { kind: 'processModified' as const, text: movedTo(to), reason };
    const act = () => needs.engine.modifyInstance(key, modification);
    return intervene(needs, actor, { key, act, intervention, request });
  };

function movedTo(steps: readonly Localized[]): Localized {
  if (steps.length === 0) return { zh: '管理员撤下流程节点', en: 'An administrator took steps of the process away' };
  return {
    zh: `管理员移动流程位置至：${steps.map(({ zh }) => zh).join('、')}`,
    en: `An administrator moved the process to: ${steps.map(({ en }) => en).join(', ')}`,
  };
}

/** What the instance's diagram calls them. */
async function namesOf(
  { stores }: Pick<InterventionNeeds, 'stores'>,
  { key, elements }: { key: string; elements: readonly string[] },
): Promise<Localized[]> {
  const { processDefinitionKey } = found(await stores.collection('instances').get(key), 'instance', key);
  const version = await stores.collection('processes').get(processDefinitionKey);
  const notes = version && (await readNotes(version.xml));
  return elements.map((element) => notes?.get(element)?.name ?? { zh: element, en: element });
}

function asActivation({
  elementId,
  ancestorElementInstanceKey: ancestor,
  variables,
}: ModifyInstance['activate'][number]): Activation {
  return {
    elementId,
    ...(ancestor !== undefined && { ancestorElementInstanceKey: ancestor }),
    variables: variables.map(({ values, scopeId }) => ({ values, ...(scopeId !== undefined && { scopeId }) })),
  };
}
