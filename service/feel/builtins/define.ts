import { FeelFunction, type Refusal, type Surroundings, type Value } from '../value.js';

/** Name: the forms in which a function can be called; the first that fits is taken. */
export type FunctionTable = Readonly<Record<string, readonly FeelFunction[]>>;

type Invoke = (args: readonly Value[], surroundings: Surroundings) => Value | Refusal | undefined;

/** A form of a function. `invoke` gives undefined for arguments that are not of its kinds. */
export function define(parameters: readonly string[], invoke: Invoke): FeelFunction {
  return new FeelFunction(parameters, invoke);
}

/** A form that takes one list, or its items as arguments. */
export function defineOverList(
  parameter: string,
  invoke: (list: readonly Value[]) => Value | Refusal | undefined,
): FeelFunction {
  const ofOne = ([list]: readonly Value[]): Value | Refusal | undefined =>
    Array.isArray(list) ? invoke(list as readonly Value[]) : undefined;
  return new FeelFunction([parameter], ofOne, true);
}
