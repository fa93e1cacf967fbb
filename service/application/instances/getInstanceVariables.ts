import type { InstanceVariables } from '../../contract/instance.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';

/** @throws DomainError NOT_FOUND */
export const getInstanceVariables =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async ({ key }: { key: string }): Promise<InstanceVariables> => {
    const { variables } = found(await stores.collection('instances').get(key), 'instance', key);
    if (variables === undefined) return { variables: null, tooLong: [] };
    return {
      variables: Object.fromEntries(
        variables.flatMap(({ name, value }) => (value === null ? [] : [[name, JSON.parse(value) as unknown]])),
      ),
      tooLong: variables.flatMap(({ name, value }) => (value === null ? [name] : [])),
    };
  };
