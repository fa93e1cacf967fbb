import type { Localized } from '../../contract/localized.js';
import type { InstanceDocument } from '../../stores/documents/instance.js';
import type { ProcessDocument } from '../../stores/documents/process.js';
import type { Needs } from '../needs.js';

/** A diagram is named in Chinese; its English name is beside it where it has one. */
export const nameOfProcess = ({ name, nameEn }: ProcessDocument): Localized => ({ zh: name, en: nameEn ?? name });

type Running = Pick<InstanceDocument, 'processId' | 'processDefinitionKey'>;

/** The names of the diagrams that instances run on, each in the instance's version. */
export async function processNames(
  { stores }: Pick<Needs, 'stores'>,
  instances: readonly Running[],
): Promise<(instance: Running) => Localized> {
  const keys = [...new Set(instances.map(({ processDefinitionKey }) => processDefinitionKey))];
  const definitions = await stores.collection('processes').find({ where: { id: { in: keys } } });
  const names = new Map(definitions.map((definition) => [definition.id, nameOfProcess(definition)]));
  return ({ processDefinitionKey, processId }) => names.get(processDefinitionKey) ?? { zh: processId, en: processId };
}
