import { misshapen } from './finding.js';
import { isObject } from './json.js';

/** One condition of a rule, with its place in the file. Priority: high first; those of one priority are asked together. */
export type Condition = Group | Not | Reference | Leaf;

export interface Group {
  kind: 'all' | 'any';
  path: string;
  priority: number;
  of: readonly Condition[];
}

export interface Not {
  kind: 'not';
  path: string;
  priority: number;
  of: Condition;
}

export interface Reference {
  kind: 'reference';
  path: string;
  priority: number;
  name: string;
}

export interface Leaf {
  kind: 'leaf';
  path: string;
  priority: number;
  fact: FactReference;
  operator: string;
  /** A constant, or the fact that is compared with. */
  value: { constant: unknown } | { fact: FactReference };
}

export interface FactReference {
  name: string;
  /** JSONPath into the fact's value; '': the value itself. */
  path: string;
}

/** What stands at the root of a rule: a group, a negation or a reference, in this order. Throws RULE_SET_INVALID. */
export function parseRoot(json: unknown, path: string): Condition {
  const condition = rootObject(json, path);
  const group = groupOf(condition);
  return group === null ? parseCondition(json, path) : parseGroup(group, condition, path);
}

/** A condition that rules refer to by name. Throws RULE_SET_INVALID. */
export function parseNamed(json: unknown, path: string): Condition {
  return parseCondition(rootObject(json, path), path);
}

function rootObject(json: unknown, path: string): Record<string, unknown> {
  if (isObject(json) && (groupOf(json) !== null || Object.hasOwn(json, 'condition'))) return json;
  throw misshapen(path, {
    zh: '请以 "all"、"any"、"not" 或 "condition" 开头',
    en: 'begin with "all", "any", "not" or "condition"',
  });
}

/** Below the root a reference wins over a group that stands beside it. */
function parseCondition(json: unknown, path: string): Condition {
  if (!isObject(json)) throw misshapen(path, { zh: '请写一个条件（对象）', en: 'write a condition: an object' });
  if (Object.hasOwn(json, 'condition')) {
    return { kind: 'reference', path, priority: ordering(json.priority), name: nameOf(json.condition) };
  }
  const group = groupOf(json);
  return group === null ? parseLeaf(json, path) : parseGroup(group, json, path);
}

/** Of several groups at one place the library takes the first of these. */
export function groupOf(json: object): 'any' | 'all' | 'not' | null {
  return (['any', 'all', 'not'] as const).find((group) => Object.hasOwn(json, group)) ?? null;
}

function parseGroup(kind: 'all' | 'any' | 'not', json: Record<string, unknown>, path: string): Group | Not {
  const inner = json[kind];
  const priority = Number.parseInt(String(json.priority), 10) || 1;
  if (kind === 'not') {
    if (Array.isArray(inner))
      throw misshapen(`${path}.not`, {
        zh: '请写一个条件而不是列表；可在里面写 {"any": […]}',
        en: 'write one condition, not a list; put {"any": […]} inside',
      });
    return { kind, path, priority, of: parseCondition(inner, `${path}.not`) };
  }
  if (!Array.isArray(inner))
    throw misshapen(`${path}.${kind}`, { zh: '请写条件的列表', en: 'write a list of conditions' });
  return { kind, path, priority, of: inner.map((one, i) => parseCondition(one, `${path}.${kind}[${i}]`)) };
}

function parseLeaf(json: Record<string, unknown>, path: string): Leaf {
  for (const property of ['fact', 'operator', 'value']) {
    if (!Object.hasOwn(json, property)) throw misshapen(path, { zh: `请补上 "${property}"`, en: `add "${property}"` });
  }
  const { value } = json;
  return {
    kind: 'leaf',
    path,
    priority: ordering(json.priority),
    fact: factReference(json.fact, json.path),
    operator: String(json.operator),
    value:
      isObject(value) && Object.hasOwn(value, 'fact')
        ? { fact: factReference(value.fact, value.path) }
        : { constant: value },
  };
}

function ordering(priority: unknown): number {
  return priority ? Number(priority) : 1;
}

function factReference(name: unknown, path: unknown): FactReference {
  return { name: nameOf(name), path: typeof path === 'string' ? path : '' };
}

/** A name that is no text names nothing: the empty name, which the library forbids to facts and conditions. */
function nameOf(name: unknown): string {
  return typeof name === 'string' ? name : '';
}
