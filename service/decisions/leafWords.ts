import type { Localized } from '../domain/localized.js';
import type { FactDeclaration } from './facts.js';
import type { ConditionTrace, LeafTrace } from './trace.js';

/** The leaves that carry a condition that holds: what is said to explain it. Below a negation nothing is. */
export function carryingLeaves(condition: ConditionTrace): LeafTrace[] {
  if (!condition.holds) return [];
  if ('fact' in condition) return [condition];
  return [...(condition.all ?? []), ...(condition.any ?? [])].flatMap(carryingLeaves);
}

/** What the words of an explanation are taken from. */
export interface Vocabulary {
  facts: ReadonlyMap<string, FactDeclaration>;
  /** What rules know by its Chinese name, as the items of the catalogue, in both languages. */
  names: Names;
}
export type Names = ReadonlyMap<string, Localized>;

/** A condition as people say it: the place is a school. */
export function leafWords(leaf: LeafTrace, { facts, names }: Vocabulary): Localized {
  const declaration = facts.get(leaf.fact);
  const label = declaration?.label ?? { zh: leaf.fact, en: leaf.fact };
  const operator = operatorWords[leaf.operator.slice(leaf.operator.lastIndexOf(':') + 1)] ?? {
    zh: leaf.operator,
    en: leaf.operator,
  };
  const value = shownValue(declaration, narrowed(leaf), names);
  // `A photo was sent is yes` is no sentence.
  if (declaration?.type === 'flag') return { zh: `${label.zh}：${value.zh}`, en: `${label.en}: ${value.en}` };
  return { zh: `${label.zh}${operator.zh}${value.zh}`, en: `${label.en} ${operator.en} ${value.en}` };
}

const NONE: Localized = { zh: '无', en: 'none' };

/** A value with its unit, or with the name that its declaration gives it. */
export function shownValue(declaration: FactDeclaration | undefined, value: unknown, names: Names): Localized {
  if (Array.isArray(value)) {
    const shown = value.map((one) => shownValue(declaration, one, names));
    if (shown.length === 0) return NONE;
    return { zh: shown.map(({ zh }) => zh).join('、'), en: shown.map(({ en }) => en).join(', ') };
  }
  if (value === '') return NONE;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (declaration !== undefined && 'values' in declaration) {
    const choice = declaration.values.find((one) => one.value === value);
    if (choice !== undefined) return { zh: choice.zh, en: choice.en };
  }
  if (typeof value === 'number' && declaration?.type === 'number') return measured(value, declaration.unit);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return names.get(text) ?? { zh: text, en: text };
}

/** A county may name units of its own in `facts.json`: they stand behind the number as they are. */
function measured(value: number, unit: string): Localized {
  const say = units[unit];
  return say ? say(value) : { zh: `${value}${unit}`, en: unit === '' ? `${value}` : `${value} ${unit}` };
}

/** English labels say what they count (people injured): a word behind the number would say it twice. */
const counted = (zh: string) => (value: number) => ({ zh: `${value}${zh}`, en: `${value}` });
const several = (value: number, word: string) => `${value} ${word}${value === 1 ? '' : 's'}`;

const units: Readonly<Record<string, (value: number) => Localized>> = {
  minutes: (value) => {
    const [hours, minutes] = [Math.floor(value / 60), value % 60];
    if (hours <= 0) return { zh: `${value}分钟`, en: several(value, 'minute') };
    const whole = { zh: `${hours}小时`, en: several(hours, 'hour') };
    return minutes === 0 ? whole : { zh: `${whole.zh}${minutes}分钟`, en: `${whole.en} ${several(minutes, 'minute')}` };
  },
  share: (value) => ({ zh: `${Math.round(value * 100)}%`, en: `${Math.round(value * 100)}%` }),
  hour: (value) => ({ zh: `${value}点`, en: `${value}:00` }),
  stars: (value) => ({ zh: `${value}星`, en: several(value, 'star') }),
  people: counted('人'),
  reports: counted('件'),
  cases: counted('件'),
  times: counted('次'),
  tier: counted('级'),
};

/** Of a list of possibilities, the ones that were met. */
function narrowed({ actual, value }: LeafTrace): unknown {
  if (!Array.isArray(value)) return value;
  const met: unknown[] = value.filter(
    (one: unknown) => one === actual || (Array.isArray(actual) && actual.includes(one)),
  );
  return met.length === 0 ? value : met;
}

const operatorWords: Readonly<Record<string, Localized>> = {
  equal: { zh: '为', en: 'is' },
  notEqual: { zh: '不为', en: 'is not' },
  in: { zh: '为', en: 'is' },
  notIn: { zh: '不为', en: 'is not' },
  contains: { zh: '含', en: 'include' }, // of lists, whose names are plurals
  doesNotContain: { zh: '不含', en: 'do not include' },
  lessThan: { zh: '少于', en: 'is less than' },
  lessThanInclusive: { zh: '不超过', en: 'is at most' },
  greaterThan: { zh: '超过', en: 'is more than' },
  greaterThanInclusive: { zh: '达到', en: 'is at least' },
  betweenHours: { zh: '在时段', en: 'is between' },
  startsWith: { zh: '开头为', en: 'begins with' },
};
