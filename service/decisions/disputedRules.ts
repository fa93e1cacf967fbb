import { isDeepStrictEqual } from 'node:util';
import { type CompiledRuleSet, compileRuleSet } from './compile.js';
import { admitFacts } from './facts.js';
import { isObject } from './json.js';
import type { RuleContent } from './ruleContent.js';
import { type FactRecord, type RuleSet, parseRuleSet } from './ruleSet.js';

/** A rule as text: with its named conditions written out, and what it says without asking when. */
interface WrittenRule {
  whole: string;
  says: string;
}

/** `found`: what was found out about facts that the record does not give. */
type Dispute = (record: FactRecord, found: FactRecord) => boolean;

/**
 * Whether two versions may decide otherwise about a record. A decision is made of what fires, in its order: where they
 * differ in a few rules, only those are asked. null: they differ in more than rules, or order what they share otherwise,
 * so each record has to be decided with both.
 */
export function mayDiffer(before: RuleContent, after: RuleContent): Dispute | null {
  if (!isDeepStrictEqual([before.facts, before.tables], [after.facts, after.tables])) return null;
  const [own, other] = [written(before.ruleSet), written(after.ruleSet)];
  const asked = (rules: readonly WrittenRule[]) =>
    before.facts.filter(({ name }) => rules.some(({ whole }) => whole.includes(JSON.stringify(name))));
  if (
    isDeepStrictEqual(
      own.map(({ says }) => says),
      other.map(({ says }) => says),
    )
  ) {
    // The same rules say the same in the same order, some of them under other conditions.
    const disputed = own.flatMap(({ whole }, place) => (other[place]?.whole === whole ? [] : [place]));
    const [ownRules, otherRules] = [pick(own, disputed), pick(other, disputed)];
    const [fireNow, fireThen] = [firing(ownRules), firing(otherRules)];
    const facts = asked([...ownRules, ...otherRules]);
    return (record, found) => {
      const { facts: admitted } = admitFacts(facts, record, found);
      return fireNow(admitted).join() !== fireThen(admitted).join();
    };
  }
  const shared = (rules: readonly WrittenRule[], others: readonly WrittenRule[]) => {
    const known = new Set(others.map(({ whole }) => whole));
    return rules.filter(({ whole }) => known.has(whole));
  };
  const common = shared(own, other);
  if (!isDeepStrictEqual(common, shared(other, own))) return null;
  const disputed = [...own, ...other].filter((rule) => !common.some(({ whole }) => whole === rule.whole));
  const [fire, facts] = [firing(disputed), asked(disputed)];
  return (record, found) => fire(admitFacts(facts, record, found).facts).length > 0;
}

/** In the order in which they are heard. */
function written(set: RuleSet): WrittenRule[] {
  return parseRuleSet(set).rules.map(({ index, priority, event }) => ({
    whole: JSON.stringify(writtenOut(set.rules[index], set.conditions)),
    says: JSON.stringify([priority, event]),
  }));
}

function writtenOut(json: unknown, conditions: RuleSet['conditions']): unknown {
  if (Array.isArray(json)) return json.map((one) => writtenOut(one, conditions));
  if (!isObject(json)) return json;
  if (typeof json.condition === 'string') return writtenOut(conditions[json.condition], conditions);
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, key === 'event' ? value : writtenOut(value, conditions)]),
  );
}

const pick = (rules: readonly WrittenRule[], places: readonly number[]): WrittenRule[] =>
  rules.filter((_rule, place) => places.includes(place));

/** Places of those that fire. */
function firing(rules: readonly WrittenRule[]): (facts: FactRecord) => readonly number[] {
  const compiled: CompiledRuleSet = compileRuleSet({
    rules: rules.map(({ whole }) => JSON.parse(whole) as unknown),
    conditions: {},
  });
  const places = new Map(compiled.rules.map(({ event, index }) => [event, index]));
  return (facts) => compiled.events(facts).flatMap((event) => places.get(event) ?? []);
}
