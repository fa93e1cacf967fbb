import type { Localized } from '../domain/localized.js';
import type { Colour } from '../domain/triage.js';
import { factPool } from './factPool.js';
import type { FactDeclaration } from './facts.js';
import { carryingLeaves, leafWords, shownValue } from './leafWords.js';
import { type NearMiss, nearMisses } from './nearMisses.js';
import type { RuleSet } from './ruleSet.js';
import type { ExplainedDecision, TriageRules } from './triage.js';

export interface Explanation {
  colour: Colour;
  /** One sentence: the colour and what led to it. */
  headline: Localized;
  /** Each rule that fired: why, on which facts, and what it rests on. For people of the office. */
  rules: readonly { rule: string; reason: Localized; because: readonly Localized[]; source: string }[];
  /** What one change would have made it another colour. */
  nearMisses: readonly (NearMiss & { sentence: Localized })[];
  /** For the resident: no names of rules, facts or departments. */
  plain: readonly Localized[];
}

/** Puts a decision into words. Same decision, same words. */
export function explainTriage(rules: TriageRules, ruleSet: RuleSet, decision: ExplainedDecision): Explanation {
  const facts = new Map(rules.facts.map((fact) => [fact.name, fact]));
  const fired = firedRules(ruleSet, decision, facts);
  const misses = nearMisses(rules, factPool(rules.facts, ruleSet), decision.facts);
  return {
    colour: decision.colour,
    headline: headlineOf(decision),
    rules: fired,
    nearMisses: misses.map((miss) => ({ ...miss, sentence: missWords(miss, facts.get(miss.fact)) })),
    plain: plainWords(decision),
  };
}

function headlineOf({ colour, reasons, words }: ExplainedDecision): Localized {
  const found = [...new Set([...words.values()].flat())];
  const zhWords = found.length === 0 ? '' : ` (词: ${found.join('、')})`;
  const enWords = found.length === 0 ? '' : ` (words: ${found.join(', ')})`;
  if (reasons.length === 0)
    return {
      zh: `${colours[colour].zh}: 无加重情形${zhWords}`,
      en: `${colours[colour].en}: nothing makes it graver${enWords}`,
    };
  return {
    zh: `${colours[colour].zh}: ${reasons.map(({ zh }) => zh).join('，')}${zhWords}`,
    en: `${colours[colour].en}: ${reasons.map(({ en }) => en).join('; ')}${enWords}`,
  };
}

function firedRules(
  ruleSet: RuleSet,
  decision: ExplainedDecision,
  facts: ReadonlyMap<string, FactDeclaration>,
): Explanation['rules'] {
  const fired = decision.trace.rules().filter((rule) => rule.fired);
  return fired.map(({ rule, index, conditions }, place) => ({
    rule,
    reason: decision.reasons[place] ?? { zh: rule, en: rule },
    because: carryingLeaves(conditions).map((leaf) => leafWords(leaf, facts)),
    source: descriptionOf(ruleSet.rules[index]),
  }));
}

function descriptionOf(rule: unknown): string {
  const isDescribed = typeof rule === 'object' && rule !== null && 'description' in rule;
  return isDescribed && typeof rule.description === 'string' ? rule.description : '';
}

function missWords({ from, to, colour }: NearMiss, declaration: FactDeclaration | undefined): Localized {
  const label = declaration?.label ?? { zh: '', en: '' };
  const [old, other] = [shownValue(declaration, from), shownValue(declaration, to)];
  return {
    zh: `若${label.zh}为${other.zh}（现为${old.zh}），则为${colours[colour].zh}`,
    en: `${colours[colour].en} if "${label.en}" were ${other.en} (it is ${old.en})`,
  };
}

function plainWords({ colour, reasons, respondMinutes }: ExplainedDecision): Localized[] {
  const span = spanWords(respondMinutes);
  return [
    {
      zh: `您的诉求定为${colours[colour].zh}。`,
      en: `Your report was given the colour ${colours[colour].en.toLowerCase()}.`,
    },
    ...reasons.map(({ zh, en }) => ({ zh: `${zh}。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.` })),
    { zh: `我们将在${span.zh}内答复您。`, en: `You will have an answer within ${span.en}.` },
  ];
}

function spanWords(minutes: number): Localized {
  if (minutes % 60 !== 0) return { zh: `${minutes}分钟`, en: `${minutes} minutes` };
  return { zh: `${minutes / 60}小时`, en: minutes === 60 ? 'one hour' : `${minutes / 60} hours` };
}

const colours: Readonly<Record<Colour, Localized>> = {
  red: { zh: '红色', en: 'Red' },
  orange: { zh: '橙色', en: 'Orange' },
  yellow: { zh: '黄色', en: 'Yellow' },
  blue: { zh: '蓝色', en: 'Blue' },
  green: { zh: '绿色', en: 'Green' },
};
