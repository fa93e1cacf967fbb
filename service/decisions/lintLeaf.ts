import type { Localized } from '../domain/localized.js';
import { type FactDeclaration, isOf } from './facts.js';
import { plainSteps } from './factPath.js';
import { isObject } from './json.js';
import { type Finding, refuse, warn } from './finding.js';
import type { KnownNames } from './knownNames.js';
import { decoratorNames, operatorNamed, operatorNames } from './operators.js';

const onNumbers = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const onLists = ['contains', 'doesNotContain'];
const inLists = ['in', 'notIn'];

/** One comparison: the fact is known, the operator is known, and both sides are of a kind that it can compare. */
export function lintLeaf(json: Record<string, unknown>, path: string, known: KnownNames): Finding[] {
  const missing = ['operator', 'value'].filter((property) => !Object.hasOwn(json, property));
  if (missing.length > 0)
    return missing.map((property) => refuse('shape', path, { zh: `请加上 "${property}"`, en: `add "${property}"` }));
  const { fact, operator, value } = json;
  if (typeof operator !== 'string' || operatorNamed(operator) === undefined) return [unknownOperator(operator, path)];
  return [
    ...lintFactName(fact, `${path}.fact`, known),
    ...lintPath(json.path, `${path}.path`),
    ...(isObject(value) ? lintOtherFact(value, path, known) : lintValue(operator, value, path)),
    ...lintTypes(json, path, known),
  ];
}

function unknownOperator(operator: unknown, path: string): Finding {
  const decorators = decoratorNames.map((name) => `${name}:`).join(' ');
  const choice = `write one of ${operatorNames.join(', ')}, with ${decorators} in front where wanted`;
  const zhChoice = `请写 ${operatorNames.join('、')} 之一，前面可加 ${decorators}`;
  return refuse('unknown-operator', `${path}.operator`, {
    zh: `没有运算符 ${JSON.stringify(operator)}：${zhChoice}`,
    en: `nobody knows the operator ${JSON.stringify(operator)}; ${choice}`,
  });
}

function lintFactName(name: unknown, path: string, { facts }: KnownNames): Finding[] {
  if (typeof name !== 'string' || name === '')
    return [refuse('shape', path, { zh: '请写事实的名字', en: 'write the name of a fact' })];
  if (facts === null || facts.has(name)) return [];
  return [
    refuse('unknown-fact', path, {
      zh: `没有叫 "${name}" 的事实：请在 facts.json 里声明，或改用已有的：${nearest(name, [...facts.keys()])}`,
      en: `no fact is called "${name}"; declare it in facts.json, or write one that is: ${nearest(name, [...facts.keys()])}`,
    }),
  ];
}

function lintPath(json: unknown, path: string): Finding[] {
  if (json === undefined || json === '') return [];
  if (typeof json !== 'string')
    return [refuse('shape', path, { zh: '路径请写成文字："$.part"', en: 'write the path as a text: "$.part"' })];
  if (plainSteps(json) !== null) return [];
  return [
    warn('slow-path', path, {
      zh: '搜索比其他条件加起来还慢：请写 "$.part" 这样的简单路径，或声明单独的事实',
      en: 'a search costs more than all other conditions; write a plain path such as "$.part", or declare a flat fact',
    }),
  ];
}

function lintOtherFact(value: Record<string, unknown>, path: string, known: KnownNames): Finding[] {
  if (!Object.hasOwn(value, 'fact')) {
    return [
      refuse('mixed-types', `${path}.value`, {
        zh: '对象只等于它自己：请用 "path" 比较其中一部分',
        en: 'an object equals only itself; compare a part of the fact through "path"',
      }),
    ];
  }
  return [...lintFactName(value.fact, `${path}.value.fact`, known), ...lintPath(value.path, `${path}.value.path`)];
}

function lintValue(decorated: string, value: unknown, path: string): Finding[] {
  const operator = bare(decorated);
  const swapped = /(^|:)swap:/.test(decorated);
  const each = /(^|:)(someValue|everyValue):/.test(decorated);
  if (swapped) return [];
  if (each) {
    return Array.isArray(value)
      ? []
      : [
          refuse('not-a-list', `${path}.value`, {
            zh: '请写列表：修饰词逐个比较其成员',
            en: 'write a list: the decorator goes through its members',
          }),
        ];
  }
  if (onNumbers.includes(operator) && typeof value !== 'number') {
    const numeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
    return [
      refuse(
        'mixed-types',
        `${path}.value`,
        numeric
          ? { zh: `请写数字 ${Number(value)}，不加引号`, en: `write the number ${Number(value)}, without quotes` }
          : { zh: '请写数字：这个运算符比较数字', en: 'write a number: this operator compares numbers' },
      ),
    ];
  }
  if (inLists.includes(operator) && typeof value === 'string') {
    return [
      refuse('text-in-text', `${path}.value`, {
        zh: `这样会找文字的一部分：请写列表 [${JSON.stringify(value)}]`,
        en: `this finds parts of the text; write a list: [${JSON.stringify(value)}]`,
      }),
    ];
  }
  if (inLists.includes(operator) && !Array.isArray(value)) {
    return [
      refuse('not-a-list', `${path}.value`, {
        zh: `请写列表：[${JSON.stringify(value)}]`,
        en: `write a list: [${JSON.stringify(value)}]`,
      }),
    ];
  }
  if (Array.isArray(value) && ['equal', 'notEqual'].includes(operator)) {
    return [
      refuse('mixed-types', `${path}.value`, {
        zh: '列表只等于它自己：请用 "in"；事实本身是列表时用 "someFact:in"',
        en: 'a list equals only itself; use "in", or "someFact:in" where the fact is a list',
      }),
    ];
  }
  return [];
}

/** What the declaration of the fact says about the operator and the constants. */
function lintTypes(
  { fact, operator, value, path: factPath }: Record<string, unknown>,
  path: string,
  { facts }: KnownNames,
): Finding[] {
  const declaration = typeof fact === 'string' ? facts?.get(fact) : undefined;
  if (declaration === undefined || factPath !== undefined || typeof operator !== 'string' || isObject(value)) return [];
  const unfit = unfitOperator(declaration, operator);
  if (unfit !== null) return [refuse('mixed-types', `${path}.operator`, unfit)];
  const constants = Array.isArray(value) && inLists.includes(bare(operator)) ? (value as unknown[]) : [value];
  return constants.flatMap((constant) => lintConstant(declaration, { operator, constant, path }));
}

/** What to write instead of an operator that never fits such a fact. */
function unfitOperator({ name, type }: FactDeclaration, operator: string): Localized | null {
  const forLists = /^(someFact|everyFact):/.test(operator) || onLists.includes(bare(operator));
  if (type === 'list' && !forLists)
    return {
      zh: `"${name}" 是列表：请用 contains、doesNotContain、someFact: 或 everyFact:`,
      en: `"${name}" is a list; use contains, doesNotContain, someFact: or everyFact:`,
    };
  if (type !== 'list' && forLists)
    return { zh: `"${name}" 不是列表：请用 equal 或 in`, en: `"${name}" is no list; use equal or in` };
  if (type !== 'number' && onNumbers.includes(bare(operator)))
    return { zh: `"${name}" 不是数字：请用 equal 或 in`, en: `"${name}" is no number; use equal or in` };
  return null;
}

function lintConstant(
  declaration: FactDeclaration,
  { operator, constant, path }: { operator: string; constant: unknown; path: string },
): Finding[] {
  if (!['equal', 'notEqual', 'in', 'notIn', ...onLists].includes(bare(operator))) return [];
  const member = declaration.type === 'list' ? [constant] : constant;
  if (isOf(declaration, member)) return [];
  const choices =
    'values' in declaration
      ? `: ${nearest(
          String(constant),
          declaration.values.map((choice) => choice.value),
        )}`
      : '';
  return [
    refuse('mixed-types', `${path}.value`, {
      zh: `"${declaration.name}" 不会是 ${JSON.stringify(constant)}：请写它的取值${choices}`,
      en: `"${declaration.name}" (${declaration.type}) is never ${JSON.stringify(constant)}; write one of its values${choices}`,
    }),
  ];
}

function bare(operator: string): string {
  return operator.slice(operator.lastIndexOf(':') + 1);
}

/** The names that look most like the one that was written, so that a slip of the pen is seen. */
function nearest(name: string, names: readonly string[]): string {
  const pairs = (text: string): Set<string> =>
    new Set(Array.from(text.toLowerCase(), (char, i) => char + text.slice(i + 1, i + 2).toLowerCase()));
  const wanted = pairs(name);
  const alike = (other: string): number =>
    [...pairs(other)].filter((pair) => wanted.has(pair)).length / (other.length + 1);
  return [...names]
    .sort((a, b) => alike(b) - alike(a))
    .slice(0, 3)
    .join(', ');
}
