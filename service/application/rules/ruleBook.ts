import { type RuleSetName, type RulesByName, compileNamed, ruleSetNamed } from '../../decisions/decider.js';
import type { RuleContent } from '../../decisions/ruleContent.js';
import type { PublishedRules } from '../../stores/documents/ruleSet.js';
import type { Stores } from '../../stores/port.js';
import { found } from '../found.js';

/** Versions that are kept compiled: those of today's cases, and a few that somebody asks about. */
const MOST_KEPT = 12;

/**
 * The published rule sets, ready to decide. Which version is the newest is asked each time, so that the next case has it
 * on every node; what a version says never changes, so it is read and compiled once.
 */
export class RuleBook {
  readonly #stores: Pick<Stores, 'collection'>;
  readonly #kept = new Map<string, RulesByName[RuleSetName]>();

  constructor(stores: Pick<Stores, 'collection'>) {
    this.#stores = stores;
  }

  /** Oldest first. Throws NOT_FOUND. */
  async versions(name: string): Promise<readonly PublishedRules[]> {
    return found(await this.#stores.collection('ruleSets').get(name), 'rule set', name).versions;
  }

  async newest<N extends RuleSetName>(name: N): Promise<RulesByName[N]> {
    return this.#rules(name, found((await this.versions(name)).at(-1), 'rule set', name));
  }

  /** As a case names it that was decided by it. Throws NOT_FOUND. */
  async at<N extends RuleSetName>(name: N, version: string): Promise<RulesByName[N]> {
    const published = (await this.versions(name)).find(({ number }) => String(number) === version);
    return this.#rules(name, found(published, 'version', `${name} ${version}`));
  }

  /** What a version says. Throws NOT_FOUND. */
  async content(name: string, version: string): Promise<RuleContent> {
    return (await this.at(ruleSetNamed(name), version)).content;
  }

  async #rules<N extends RuleSetName>(name: N, { number, contentId }: PublishedRules): Promise<RulesByName[N]> {
    const key = `${name} ${number}`;
    // What is kept under a name is what was compiled under it.
    const known = this.#kept.get(key) as RulesByName[N] | undefined;
    if (known) return known;
    const { json } = found(await this.#stores.collection('ruleContents').get(contentId), 'rule content', contentId);
    const rules = compileNamed(name, JSON.parse(json) as RuleContent, String(number));
    this.#kept.set(key, rules);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return rules;
  }
}
