import { createHash } from 'node:crypto';
import type { RuleContent } from '../../decisions/ruleContent.js';
import { DomainError } from '../../domain/errors.js';
import type { PublishedRules } from '../../stores/documents/ruleSet.js';
import type { Needs } from '../needs.js';

/** Who publishes what, on which version (0: none yet), and why. */
export interface NewVersion {
  content: RuleContent;
  base: number;
  by: string | null;
  reason: string;
}

/**
 * Keeps the content as the next version. The content comes first: a crash after it leaves a text that no version names.
 * @throws DomainError CHANGED_MEANWHILE where another version than `base` is the newest
 */
export async function storeRules(
  { stores, clock }: Pick<Needs, 'stores' | 'clock'>,
  { content, base, by, reason }: NewVersion,
): Promise<PublishedRules> {
  const { name } = content;
  const ruleSets = stores.collection('ruleSets');
  const before = await ruleSets.get(name);
  const versions = before?.versions ?? [];
  if ((versions.at(-1)?.number ?? 0) !== base)
    throw new DomainError('CHANGED_MEANWHILE', { kind: 'rule set', key: name });
  const contentId = await keepContent(stores, content);
  const published = { number: base + 1, contentId, publishedAt: clock.now(), publishedBy: by, reason };
  if (before) await ruleSets.save({ ...before, versions: [...versions, published] });
  else await ruleSets.insert({ id: name, versions: [published] });
  return published;
}

async function keepContent(stores: Needs['stores'], content: RuleContent): Promise<string> {
  const json = JSON.stringify(content);
  const id = `${content.name}@${createHash('sha256').update(json).digest('hex')}`;
  const contents = stores.collection('ruleContents');
  if (!(await contents.get(id))) await contents.insert({ id, json });
  return id;
}
