import type { FeelFunction } from '../value.js';
import { booleanFunctions } from './boolean.js';
import { contextFunctions } from './context.js';
import { conversionFunctions } from './conversion.js';
import { listFunctions } from './list.js';
import { numberFunctions } from './number.js';
import { rangeFunctions } from './range.js';
import { statisticsFunctions } from './statistics.js';
import { stringFunctions } from './string.js';
import { temporalFunctions } from './temporal.js';

const all = new Map(
  [
    booleanFunctions,
    contextFunctions,
    conversionFunctions,
    listFunctions,
    numberFunctions,
    rangeFunctions,
    statisticsFunctions,
    stringFunctions,
    temporalFunctions,
  ].flatMap((table) => Object.entries(table)),
);

/** The functions that every expression can call. */
export function functionsNamed(name: string): readonly FeelFunction[] {
  return all.get(name) ?? [];
}
