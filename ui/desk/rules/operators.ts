import type { Shape } from './shape.js';

/** By the kind of fact, those that can hold; the first is what a new comparison begins with. */
const fitting = {
  text: ['equal', 'notEqual', 'startsWith', 'in'],
  flag: ['equal'],
  number: ['greaterThanInclusive', 'greaterThan', 'lessThanInclusive', 'lessThan', 'equal', 'notEqual', 'betweenHours'],
  choice: ['equal', 'notEqual', 'in', 'notIn'],
  list: ['contains', 'doesNotContain', 'someFact:in'],
} as const;

export type Operator = (typeof fitting)[keyof typeof fitting][number];

export function operatorsFor({ type }: Shape): readonly Operator[] {
  return type === 'tags' || type === 'hours' || type === 'openList' ? ['equal'] : fitting[type];
}

export function isOperator(name: string): name is Operator {
  return Object.values(fitting).some((names: readonly string[]) => names.includes(name));
}

/** What is compared with: a fact that is a list contains one of its values, `in` takes several. */
export function operandShape(fact: Shape, operator: string): Shape {
  if (operator === 'betweenHours') return { type: 'hours' };
  const several = ['in', 'notIn', 'someFact:in'].includes(operator);
  if ('values' in fact) return { type: several ? 'list' : 'choice', values: fact.values };
  return several ? { type: 'tags' } : fact;
}
