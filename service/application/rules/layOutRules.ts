import type { RuleContent } from '../../decisions/ruleContent.js';
import { lostRace } from '../../domain/lostRace.js';
import type { Needs } from '../needs.js';
import { storeRules } from './storeRules.js';

/**
 * What the product brings along is version 1 where there is none; from then on the rules are the county's. Nobody gave a
 * reason for it: the pages say in their own language where it came from.
 */
export async function layOutRules(
  needs: Pick<Needs, 'stores' | 'clock'>,
  shipped: readonly RuleContent[],
): Promise<void> {
  for (const content of shipped) {
    if (await needs.stores.collection('ruleSets').get(content.name)) continue;
    try {
      await storeRules(needs, { content, base: 0, by: null, reason: '' });
    } catch (error) {
      // Another node that starts at the same moment has laid it out.
      if (!lostRace(error)) throw error;
    }
  }
}
