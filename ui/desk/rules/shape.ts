import type { FactDeclaration } from '../../../service/contract/ruleSet.js';
import type { Localized } from '../../../service/contract/localized.js';

interface Choice {
  value: string;
  label: string;
}

/** What a value looks like: which input asks for it, and how it is said. */
export type Shape =
  | { type: 'text' | 'flag' | 'tags' | 'hours' }
  | { type: 'number'; unit: string; min?: number; max?: number }
  /** `openList`: others than these may be added. */
  | { type: 'choice' | 'list' | 'openList'; values: readonly Choice[] };

/** A fact or a part of a decision, by the name that people know it by. */
export interface Named {
  name: string;
  label: string;
  shape: Shape;
}

export function namedFact(fact: FactDeclaration, inWords: (text: Localized) => string): Named {
  return { name: fact.name, label: inWords(fact.label), shape: shapeOfFact(fact, inWords) };
}

function shapeOfFact(fact: FactDeclaration, inWords: (text: Localized) => string): Shape {
  switch (fact.type) {
    case 'text':
    case 'flag':
      return { type: fact.type };
    case 'number':
      return { type: 'number', unit: fact.unit };
    case 'choice':
    case 'list':
      return { type: fact.type, values: fact.values.map((one) => ({ value: one.value, label: inWords(one) })) };
  }
}

/** What a form begins with. */
export function firstValue(shape: Shape): unknown {
  switch (shape.type) {
    case 'text':
      return '';
    case 'flag':
      return true;
    case 'number':
      return shape.min ?? 1;
    case 'hours':
      return [22, 6];
    case 'tags':
    case 'list':
    case 'openList':
      return [];
    case 'choice':
      return shape.values.find(({ value }) => value !== '')?.value ?? '';
  }
}
