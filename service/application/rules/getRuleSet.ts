import type { PublishedRuleSet } from '../../contract/ruleSet.js';
import { found } from '../found.js';
import type { Needs } from '../needs.js';
import { shownContent, shownVersions } from './shownRuleSet.js';

/** @throws DomainError NOT_FOUND */
export const getRuleSet =
  (needs: Pick<Needs, 'stores' | 'rules'>) =>
  async ({ name, version }: { name: string; version: string }): Promise<PublishedRuleSet> => {
    const content = await needs.rules.content(name, version);
    const versions = await shownVersions(needs, await needs.rules.versions(name));
    const published = versions.find(({ version: number }) => String(number) === version);
    return { name, ...found(published, 'version', `${name} ${version}`), content: shownContent(content) };
  };
