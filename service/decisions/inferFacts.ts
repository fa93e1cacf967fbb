import { type FactDeclaration } from './facts.js';
import { isObject } from './json.js';
import type { RuleSet } from './ruleSet.js';

/** What a rule file asks of one fact. */
interface Asked {
  constants: unknown[];
  isList: boolean;
}

/**
 * Facts for a rule file that declares none, made from what its conditions compare them with: enough to generate records
 * that reach both sides of every limit. What lies behind a path into a fact is not made up.
 */
export function inferFacts({ rules, conditions }: RuleSet): FactDeclaration[] {
  const asked = new Map<string, Asked>();
  collect([rules, conditions], asked);
  return [...asked].map(([name, of]) => declarationOf(name, of));
}

function collect(json: unknown, asked: Map<string, Asked>): void {
  if (Array.isArray(json)) for (const one of json) collect(one, asked);
  if (!isObject(json)) return;
  const { fact, operator, value, path } = json;
  if (typeof fact === 'string' && path === undefined) {
    const known = asked.get(fact) ?? { constants: [], isList: false };
    const constants: unknown[] = Array.isArray(value) ? value : [value];
    asked.set(fact, {
      constants: [...known.constants, ...constants.filter((constant) => !isObject(constant))],
      isList: known.isList || (typeof operator === 'string' && /contain|(some|every)Fact:/i.test(operator)),
    });
  }
  for (const one of Object.values(json)) collect(one, asked);
}

function declarationOf(name: string, { constants, isList }: Asked): FactDeclaration {
  const label = { zh: name, en: name };
  const texts = [...new Set(constants.filter((constant) => typeof constant === 'string'))];
  const numbers = constants.filter((constant) => typeof constant === 'number');
  const values = [...texts, 'something else'].map((value) => ({ value, zh: value, en: value }));
  if (isList) return { name, label, type: 'list', values, default: [] };
  if (numbers.length > 0) {
    const [min, max] = [Math.min(0, ...numbers) - 1, Math.max(0, ...numbers) + 1];
    return { name, label, type: 'number', unit: '', min, max, default: 0 };
  }
  if (texts.length > 0) return { name, label, type: 'choice', values, default: 'something else' };
  return { name, label, type: 'flag', default: false };
}
