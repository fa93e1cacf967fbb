import { isExpression, optionalExpression } from '../expression.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { attribute } from '../xmlElement.js';

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}(:\d{2})?)(\[[^\]]+\])?$/;

export const taskSchedule: Rule = {
  of: ['zeebe:taskSchedule'],
  *check(element) {
    for (const name of ['dueDate', 'followUpDate']) {
      const value = attribute(element, name);
      if (value === undefined || value.trim() === '') continue;
      if (isExpression(value)) yield* optionalExpression(element, value);
      else if (!isDateTime(value)) {
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
      if (value !== undefined && isExpression(value)) yield* optionalExpression(element, value);
    }
  },
};

export const formDefinition: Rule = {
  of: ['zeebe:formDefinition'],
  *check(element) {
    const given = ['formKey', 'formId', 'externalReference'].filter((name) => attribute(element, name)?.trim());
    if (given.length !== 1) {
      yield found(element, "Exactly one of the attributes 'formId, formKey' must be present and not blank");
    }
  },
};

/** With its offset, and a day that its month has. */
export function isDateTime(text: string): boolean {
  if (!dateTime.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth &&
    !Number.isNaN(Date.parse(`1970-01-01${text.slice(10, 16)}Z`))
  );
}
