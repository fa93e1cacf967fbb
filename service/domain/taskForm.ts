import type { FieldIssue } from './inputInvalid.js';
import type { Localized } from './localized.js';

/** One field of a form-js schema, as far as this service asks about it. */
interface Field {
  key: string;
  name: Localized | undefined;
  type: string;
  values: readonly unknown[] | undefined;
  validate: Readonly<Record<string, unknown>>;
}

/**
 * Holds values against a form-js schema: required, of the field's kind, within its bounds, nothing that the form does
 * not ask for. A schema that cannot be read asks for nothing: the diagram's check has told its author.
 */
export function checkForm(schema: unknown, values: Readonly<Record<string, unknown>>): FieldIssue[] {
  const fields = fieldsIn(schema);
  const unknown = Object.keys(values).filter((key) => !fields.some((field) => field.key === key));
  return [
    ...unknown.map((key) => ({ path: key, message: { zh: '表单没有这个字段', en: 'the form has no such field' } })),
    ...fields.flatMap((field) => {
      const { key: path, name } = field;
      return issuesOf(field, values[path]).map((message) => ({ path, message, ...(name && { name }) }));
    }),
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
    return [
      { key, name: nameOf(component), type, values: options, validate: isRecord(validate) ? validate : {} },
      ...nested,
    ];
  });
}

/** The label, and beside it the English one where the form has it. */
function nameOf({ label, properties }: Readonly<Record<string, unknown>>): Localized | undefined {
  if (typeof label !== 'string') return undefined;
  const english = isRecord(properties) ? properties['label.en'] : undefined;
  return { zh: label, en: typeof english === 'string' ? english : label };
}

function issuesOf(field: Field, value: unknown): Localized[] {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return field.validate.required === true ? [{ zh: '必须填写', en: 'is required' }] : [];
  }
  if (!hasKind(field, value)) return [kindless];
  if (typeof value === 'string') return textIssues(field, value);
  if (typeof value === 'number') return numberIssues(field, value);
  const { values } = field;
  return Array.isArray(value) && values && !value.every((one) => values.includes(one)) ? [noChoice] : [];
}

const noChoice: Localized = { zh: '不在可选项之中', en: 'is none of the choices' };
const kindless: Localized = { zh: '不是这个字段能填的内容', en: 'is not what this field takes' };

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

function textIssues({ values, validate }: Field, value: string): Localized[] {
  if (values && !values.includes(value)) return [noChoice];
  const { minLength, maxLength, pattern } = validate;
  return [
    ...(typeof minLength === 'number' && value.length < minLength
      ? [{ zh: `至少 ${minLength} 个字`, en: `must have at least ${minLength} characters` }]
      : []),
    ...(typeof maxLength === 'number' && value.length > maxLength
      ? [{ zh: `最多 ${maxLength} 个字`, en: `must have at most ${maxLength} characters` }]
      : []),
    ...(typeof pattern === 'string' && !new RegExp(pattern).test(value)
      ? [{ zh: `格式不符，应为 ${pattern}`, en: `does not fit ${pattern}` }]
      : []),
  ];
}

function numberIssues({ validate }: Field, value: number): Localized[] {
  const { min, max } = validate;
  return [
    ...(typeof min === 'number' && value < min ? [{ zh: `不能小于 ${min}`, en: `must not be less than ${min}` }] : []),
    ...(typeof max === 'number' && value > max ? [{ zh: `不能大于 ${max}`, en: `must not be more than ${max}` }] : []),
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
