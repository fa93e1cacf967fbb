import type { Localized } from '../domain/localized.js';
import { type RuleSetName, type RulesByName, decideNamed } from './decider.js';
import type { Decided } from './decisionRules.js';
import { factPool } from './factPool.js';
import type { FactDeclaration } from './facts.js';
import { carryingLeaves, leafWords, type Names, shownValue } from './leafWords.js';
import { type NearMiss, nearMisses } from './nearMisses.js';
import type { RuleContent } from './ruleContent.js';
import type { FactRecord, RuleSet } from './ruleSet.js';
import type { FoundTopics } from './topics.js';
import { type Verdict, voices } from './verdict.js';

export interface Explanation {
  ruleSet: string;
  version: string;
  verdict: Verdict;
  /** One sentence: the verdict and what led to it. */
  headline: Localized;
  /** Each rule that fired: why, on which facts, and what it rests on. For people of the office. */
  rules: readonly FiredRule[];
  /** What one change would have made it another verdict. */
  nearMisses: readonly { fact: string; from: unknown; to: unknown; verdict: Verdict; sentence: Localized }[];
  /** For the resident: no names of rules, facts or departments. */
  plain: readonly Localized[];
}

interface FiredRule {
  rule: string;
  reason: Localized;
  because: readonly Localized[];
  source: string;
}

interface Explained<N extends RuleSetName> {
  rules: RulesByName[N];
  facts: FactRecord;
  /** Without them, what rules know by its Chinese name keeps it in English, too. */
  names?: Names;
}

/** Decides again and puts it into words. Same rules, facts and names, same words. */
export function explain<N extends RuleSetName>(
  name: N,
  { rules, facts: record, names = new Map() }: Explained<N>,
): Explanation {
  const { value, words, plain, nothing } = voices[name];
  const { content } = rules;
  const decision = decideNamed(name, rules, record);
  const verdict = { value: value(decision), words: words(value(decision)) };
  const misses = nearMisses((facts) => value(decideNamed(name, rules, facts)), poolOf(content), {
    declared: content.facts,
    facts: decision.facts,
  });
  return {
    ruleSet: decision.ruleSet,
    version: decision.ruleSetVersion,
    verdict,
    headline: headlineOf(verdict, decision, nothing),
    rules: firedRules(content, decision, names),
    nearMisses: misses.map((miss) => ({
      fact: miss.fact.name,
      from: miss.from,
      to: miss.to,
      verdict: { value: miss.verdict, words: words(miss.verdict) },
      sentence: missWords(miss, words(miss.verdict), names),
    })),
    plain: plain(decision),
  };
}

const poolOf = ({ facts, ruleSet }: RuleContent) => factPool(facts, ruleSet);

function headlineOf(
  { words: verdict }: Verdict,
  decision: Decided & { words?: FoundTopics },
  nothing: Localized,
): Localized {
  const { reasons, words = new Map<string, string[]>() } = decision;
  const found = [...new Set([...words.values()].flat())];
  const zhWords = found.length === 0 ? '' : ` (词: ${found.join('、')})`;
  const enWords = found.length === 0 ? '' : ` (words: ${found.join(', ')})`;
  if (reasons.length === 0)
    return {
      zh: `${verdict.zh}: ${nothing.zh}${zhWords}`,
      en: `${verdict.en}: ${nothing.en}${enWords}`,
    };
  return {
    zh: `${verdict.zh}: ${reasons.map(({ zh }) => zh).join('，')}${zhWords}`,
    en: `${verdict.en}: ${reasons.map(({ en }) => en).join('; ')}${enWords}`,
  };
}

function firedRules({ ruleSet, facts }: RuleContent, { trace, reasons }: Decided, names: Names): FiredRule[] {
  const declared = new Map<string, FactDeclaration>(facts.map((fact) => [fact.name, fact]));
  const fired = trace.rules().filter((rule) => rule.fired);
  return fired.map(({ rule, index, conditions }, place) => ({
    rule,
    reason: reasons[place] ?? { zh: rule, en: rule },
    because: carryingLeaves(conditions).map((leaf) => leafWords(leaf, { facts: declared, names })),
    source: descriptionOf(ruleSet.rules[index]),
  }));
}

function descriptionOf(rule: RuleSet['rules'][number]): string {
  const isDescribed = typeof rule === 'object' && rule !== null && 'description' in rule;
  return isDescribed && typeof rule.description === 'string' ? rule.description : '';
}

function missWords({ fact, from, to }: NearMiss<string | number>, verdict: Localized, names: Names): Localized {
  const [old, other] = [shownValue(fact, from, names), shownValue(fact, to, names)];
  return {
    zh: `若${fact.label.zh}为${other.zh}（现为${old.zh}），则为${verdict.zh}`,
    en: `${verdict.en} if "${fact.label.en}" were ${other.en} (it is ${old.en})`,
  };
}
