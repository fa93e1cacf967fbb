import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute } from '../xmlElement.js';

const throwing: Readonly<Record<string, string>> = {
  intermediateThrowEvent: 'intermediate throwing event',
  endEvent: 'end event',
};

export const compensation: Rule = {
  of: ['compensateEventDefinition'],
  *check(element, diagram) {
    const what = throwing[element.parent?.name ?? ''];
    if (what && element.parent && ['false', '0'].includes(attribute(element, 'waitForCompletion') ?? 'true')) {
      yield found(element.parent, `A compensation ${what} waitForCompletion attribute must be true or not present`);
    }
    const activity = attribute(element, 'activityRef');
    if (activity !== undefined && !diagram.named(activity)) {
      yield found(element, `The referenced compensation activity '${activity}' doesn't exist`);
    }
  },
};
