import { parseDate } from '../../timing/isoTime.js';
import { isExpression, optionalExpression } from '../expression.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute } from '../xmlElement.js';

export const taskSchedule: Rule = {
  of: ['zeebe:taskSchedule'],
  *check(element) {
    for (const name of ['dueDate', 'followUpDate']) {
      const value = attribute(element, name);
      if (value === undefined || value.trim() === '') continue;
      if (isExpression(value)) yield* optionalExpression(element, value);
      else if (parseDate(value) === undefined) {
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
    const given = ['formKey', 'formId'].filter((name) => attribute(element, name)?.trim());
    if (given.length !== 1) {
      yield found(element, "Exactly one of the attributes 'formId, formKey' must be present and not blank");
    }
  },
};
