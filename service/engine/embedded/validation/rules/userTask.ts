import { readZonedMoment } from '../../../../feel/expression.js';
import { isExpression, optionalExpression } from '../expression.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute, extensionsOf } from '../xmlElement.js';

export const taskSchedule: Rule = {
  of: ['zeebe:taskSchedule'],
  *check(element) {
    for (const name of ['dueDate', 'followUpDate']) {
      const value = attribute(element, name);
      if (value === undefined || value === '') continue;
      if (isExpression(value)) yield* optionalExpression(element, value);
      else if (!readZonedMoment(value)) {
        yield found(
          element,
          `Expected static value to be a valid DateTime String, e.g. '2023-03-02T15:35+02:00', but found '${value}'.`,
        );
      }
    }
  },
};

export const assignmentDefinition: Rule = {
  of: ['zeebe:assignmentDefinition'],
  *check(element) {
    for (const name of ['assignee', 'candidateGroups', 'candidateUsers']) {
      const value = attribute(element, name);
      if (value === undefined) continue;
      if (isExpression(value)) yield* optionalExpression(element, value);
      else if (name !== 'assignee' && value !== '' && value.split(',').some((item) => item.trim() === '')) {
        yield found(
          element,
          `Expected static value to be a list of comma-separated values, e.g. 'a,b,c', but found '${value}'.`,
        );
      }
    }
  },
};

export const formDefinition: Rule = {
  of: ['zeebe:formDefinition'],
  *check(element) {
    const task = element.parent?.parent;
    const isNative = task !== undefined && extensionsOf(task, 'zeebe:userTask').length > 0;
    const names = isNative ? ['formId', 'externalReference'] : ['formId', 'formKey'];
    if (names.filter((name) => attribute(element, name)?.trim()).length === 1) return;
    if (isNative) {
      yield found(
        element,
        "Exactly one of the attributes 'formId, externalReference' must be present and not blank for native user tasks",
      );
    } else yield found(element, "Exactly one of the attributes 'formId, formKey' must be present and not blank");
  },
};

/** The broker fails over a second one. */
export const oneOfEach: Rule = {
  of: ['userTask'],
  *check(element) {
    for (const name of ['assignmentDefinition', 'taskSchedule', 'formDefinition']) {
      const count = extensionsOf(element, `zeebe:${name}`).length;
      if (count > 1) yield found(element, `Must have at most one 'zeebe:${name}' extension element`);
    }
  },
};
