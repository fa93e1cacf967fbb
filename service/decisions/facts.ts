import { z } from 'zod';
import type { FactRecord } from './ruleSet.js';

const Localized = z.strictObject({ zh: z.string(), en: z.string() });
const common = { name: z.string().min(1), label: Localized };
const Choice = z.strictObject({ value: z.string(), zh: z.string(), en: z.string() });

/** A fact that rules may ask about. */
export const FactDeclaration = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('text'), default: z.string() }),
  z.strictObject({ ...common, type: z.literal('flag'), default: z.boolean() }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    unit: z.string(),
    min: z.number(),
    max: z.number(),
    default: z.number(),
  }),
  z.strictObject({ ...common, type: z.literal('choice'), values: z.array(Choice).min(1), default: z.string() }),
  z.strictObject({ ...common, type: z.literal('list'), values: z.array(Choice).min(1), default: z.array(z.string()) }),
]);
export type FactDeclaration = z.infer<typeof FactDeclaration>;

/** A fact that was not as declared, and was replaced by its default. */
export interface FactNote {
  fact: string;
  note: 'missing' | 'mistyped';
}

/**
 * Every declared fact, as declared: one that is missing or of another type is its default, and is noted. What is not
 * declared is left out, so that no rule can come to depend on it. `found` stands in where the record says nothing.
 */
export function admitFacts(
  declared: readonly FactDeclaration[],
  record: FactRecord,
  found: FactRecord = {},
): { facts: FactRecord; notes: FactNote[] } {
  const facts: Record<string, unknown> = {};
  const notes: FactNote[] = [];
  for (const declaration of declared) {
    const { name } = declaration;
    const value = ownValue(record, name) ?? ownValue(found, name);
    if (isOf(declaration, value)) facts[name] = value;
    else {
      facts[name] = declaration.default;
      notes.push({ fact: name, note: value === undefined ? 'missing' : 'mistyped' });
    }
  }
  return { facts, notes };
}

const ownValue = (record: FactRecord, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** Whether the value is one that the fact may have. */
export function isOf(declaration: FactDeclaration, value: unknown): boolean {
  switch (declaration.type) {
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'choice':
      return declaration.values.some((choice) => choice.value === value);
    case 'list':
      return Array.isArray(value) && value.every((one) => declaration.values.some((choice) => choice.value === one));
  }
}
