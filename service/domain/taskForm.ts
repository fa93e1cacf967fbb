/** What stands against the values of a form: which field, and why. */
export interface FormIssue {
  path: string;
  message: string;
}

/** One field of a form-js schema, as far as this service asks about it. */
interface Field {
  key: string;
  type: string;
  values: readonly unknown[] | undefined;
  validate: Readonly<Record<string, unknown>>;
}

/**
 * Holds values against a form-js schema: required, of the field's kind, within its bounds, nothing that the form does
 * not ask for. A schema that cannot be read asks for nothing: the diagram's check has told its author.
 */
export function checkForm(schema: unknown, values: Readonly<Record<string, unknown>>): FormIssue[] {
  const fields = fieldsIn(schema);
  const unknown = Object.keys(values).filter((key) => !fields.some((field) => field.key === key));
  return [
    ...unknown.map((key) => ({ path: key, message: 'the form has no such field' })),
    ...fields.flatMap((field) => issuesOf(field, values[field.key]).map((message) => ({ path: field.key, message }))),
  ];
}

function fieldsIn(schema: unknown): Field[] {
  if (!isRecord(schema) || !Array.isArray(schema.components)) return [];
  return schema.components.filter(isRecord).flatMap((component) => {
    const { key, type, values, validate } = component;
    const nested = fieldsIn(component);
    if (typeof key !== 'string' || typeof type !== 'string') return nested;
    const options = Array.isArray(values)
      ? values.map((value: unknown) => (isRecord(value) ? value.value : value))
      : undefined;
    return [{ key, type, values: options, validate: isRecord(validate) ? validate : {} }, ...nested];
  });
}

function issuesOf(field: Field, value: unknown): string[] {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return field.validate.required === true ? ['is required'] : [];
  }
  if (!hasKind(field, value)) return [`is not what a field of the type ${field.type} takes`];
  if (typeof value === 'string') return textIssues(field, value);
  if (typeof value === 'number') return numberIssues(field, value);
  const { values } = field;
  return Array.isArray(value) && values && !value.every((one) => values.includes(one))
    ? ['is none of the choices']
    : [];
}

function hasKind({ type }: Field, value: unknown): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number';
    case 'checkbox':
      return typeof value === 'boolean';
    case 'checklist':
    case 'taglist':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'textfield':
    case 'textarea':
    case 'select':
    case 'radio':
    case 'datetime':
      return typeof value === 'string';
    default:
      return true;
  }
}

function textIssues({ values, validate }: Field, value: string): string[] {
  if (values && !values.includes(value)) return ['is none of the choices'];
  const { minLength, maxLength, pattern } = validate;
  return [
    ...(typeof minLength === 'number' && value.length < minLength ? [`has less than ${minLength} characters`] : []),
    ...(typeof maxLength === 'number' && value.length > maxLength ? [`has more than ${maxLength} characters`] : []),
    ...(typeof pattern === 'string' && !new RegExp(pattern).test(value) ? [`does not fit ${pattern}`] : []),
  ];
}

function numberIssues({ validate }: Field, value: number): string[] {
  const { min, max } = validate;
  return [
    ...(typeof min === 'number' && value < min ? [`is less than ${min}`] : []),
    ...(typeof max === 'number' && value > max ? [`is more than ${max}`] : []),
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
