import { DomainError } from '../../domain/errors.js';
import type { ScenariosDocument } from '../../stores/documents/process.js';
import type { Needs } from '../needs.js';

export type ShippedScenarios = Pick<ScenariosDocument, 'id' | 'items'>;

/** What the product brings along is there until somebody saves other scenarios; from then on they are the county's. */
export async function layOutScenarios(
  { stores }: Pick<Needs, 'stores'>,
  shipped: readonly ShippedScenarios[],
): Promise<void> {
  const scenarios = stores.collection('scenarios');
  for (const one of shipped) {
    if (await scenarios.get(one.id)) continue;
    try {
      await scenarios.insert(one);
    } catch (error) {
      // Another node that starts at the same moment has laid it out.
      if (!(error instanceof DomainError) || error.code !== 'ALREADY_EXISTS') throw error;
    }
  }
}
