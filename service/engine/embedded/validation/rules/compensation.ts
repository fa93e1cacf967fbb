import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, isTrue, type XmlElement } from '../xmlElement.js';
import { isEventSubProcess } from './subProcess.js';

const throwing: Readonly<Record<string, string>> = {
  intermediateThrowEvent: 'intermediate throwing event',
  endEvent: 'end event',
};

export const compensation: Rule = {
  of: ['compensateEventDefinition'],
  *check(element, diagram) {
    const what = throwing[element.parent?.name ?? ''];
    if (what && element.parent && !isTrue(attribute(element, 'waitForCompletion') ?? 'true')) {
      yield found(element.parent, `A compensation ${what} waitForCompletion attribute must be true or not present`);
    }
    const activity = attribute(element, 'activityRef');
    if (activity === undefined) return;
    const undone = diagram.named(activity);
    if (!undone) yield found(element, `The referenced compensation activity '${activity}' doesn't exist`);
    else if (what && !scopesOf(element).includes(undone.parent)) {
      yield found(
        element,
        `The referenced compensation activity '${activity}' must be in the same scope as the compensation throw event`,
      );
    }
  },
};

/** Where the event that throws it stands; an event sub-process undoes what was done around it, too. */
function scopesOf(definition: XmlElement): readonly (XmlElement | undefined)[] {
  const scope = definition.parent?.parent;
  return scope && isEventSubProcess(scope) ? [scope, scope.parent] : [scope];
}
