/** Both evaluators use the same functions. May throw a TypeError, as the library's do on operands they cannot use. */
export type Operator = (fact: unknown, value: unknown) => boolean;
type Decorator = (next: Operator) => Operator;

/** An operator by name, with decorators in front: `someFact:equal`, `not:in`. undefined: nobody knows it. */
export function operatorNamed(name: string): Operator | undefined {
  const known = libraryOperators.get(name) ?? customOperators.get(name);
  if (known) return known;
  const colon = name.indexOf(':');
  if (colon <= 0) return undefined;
  const decorate = decorators.get(name.slice(0, colon));
  const next = decorate && operatorNamed(name.slice(colon + 1));
  return next && decorate(next);
}

/**
 * Operators that are ours, registered with the library too. A file that uses one is read by other tools only
 * after they have been taught it, so each must earn its place.
 */
export const customOperators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  // value [from, to): hours of the day, over midnight where from > to: [22, 6] is the night.
  ['betweenHours', (hour, span) => typeof hour === 'number' && Array.isArray(span) && isBetween(hour, span)],
  ['startsWith', (text, start) => typeof text === 'string' && typeof start === 'string' && text.startsWith(start)],
]);

function isBetween(hour: number, [from, to]: readonly unknown[]): boolean {
  if (typeof from !== 'number' || typeof to !== 'number') return false;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** Where the fact is no list, the condition does not hold. */
const onLists =
  (test: (fact: unknown[], value: unknown) => boolean): Operator =>
  (fact, value) =>
    Array.isArray(fact) && test(fact, value);

/** The library lets a text pass that begins with a number, and then compares as JavaScript does: "12" < 13 is true. */
const onNumbers =
  (test: (fact: number, value: number) => boolean): Operator =>
  (fact, value) =>
    Number.parseFloat(fact as string).toString() !== 'NaN' && test(fact as number, value as number);

/** The library calls `indexOf` on what it is given: a text finds parts of itself, anything else throws. */
const isIn: Operator = (fact, value) => (value as unknown[]).indexOf(fact) > -1;

const libraryOperators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['equal', (fact, value) => fact === value],
  ['notEqual', (fact, value) => fact !== value],
  ['in', isIn],
  ['notIn', (fact, value) => !isIn(fact, value)],
  ['contains', onLists((fact, value) => fact.indexOf(value) > -1)],
  ['doesNotContain', onLists((fact, value) => fact.indexOf(value) === -1)],
  ['lessThan', onNumbers((fact, value) => fact < value)],
  ['lessThanInclusive', onNumbers((fact, value) => fact <= value)],
  ['greaterThan', onNumbers((fact, value) => fact > value)],
  ['greaterThanInclusive', onNumbers((fact, value) => fact >= value)],
]);

const decorators: ReadonlyMap<string, Decorator> = new Map<string, Decorator>([
  ['someFact', (next) => onLists((fact, value) => fact.some((one) => next(one, value)))],
  ['everyFact', (next) => onLists((fact, value) => fact.every((one) => next(one, value)))],
  ['someValue', (next) => (fact, value) => (value as unknown[]).some((one) => next(fact, one))],
  ['everyValue', (next) => (fact, value) => (value as unknown[]).every((one) => next(fact, one))],
  ['swap', (next) => (fact, value) => next(value, fact)],
  ['not', (next) => (fact, value) => !next(fact, value)],
]);

export const operatorNames: readonly string[] = [...libraryOperators.keys(), ...customOperators.keys()];
export const decoratorNames: readonly string[] = [...decorators.keys()];
