import type { SaveScenarios, ScenarioList } from '../../contract/process.js';
import { DomainError } from '../../domain/errors.js';
import { listScenarios } from './listScenarios.js';
import type { Needs } from '../needs.js';

/**
 * Whether a text can be read says a trial, not this: half-written scenarios may be kept.
 * @throws DomainError NOT_FOUND, CHANGED_MEANWHILE where somebody has saved since
 */
export const saveScenarios =
  ({ stores }: Pick<Needs, 'stores'>) =>
  async ({ id, base, items }: SaveScenarios & { id: string }): Promise<ScenarioList> => {
    const { version } = await listScenarios({ stores })({ id });
    if (version !== base) throw new DomainError('CHANGED_MEANWHILE', { kind: 'scenarios', key: id });
    const scenarios = stores.collection('scenarios');
    const saved = base === 0 ? await scenarios.insert({ id, items }) : await scenarios.save({ id, version, items });
    return { version: saved.version, items: [...saved.items] };
  };
