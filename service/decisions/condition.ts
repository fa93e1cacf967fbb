import { DomainError } from '../domain/errors.js';

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

/** The root of a rule must be a group, a negation or a reference. Throws RULE_SET_INVALID, as the library throws. */
export function parseRoot(json: unknown, path: string): Condition {
  if (!has(json, 'all') && !has(json, 'any') && !has(json, 'not') && !has(json, 'condition')) {
    throw refused(path, 'begin with "all", "any", "not" or "condition"');
  }
  return parseCondition(json, path);
}

/** json-rules-engine's reading order: `any` before `all` before `not`; a reference wins over them once it is nested. */
export function parseCondition(json: unknown, path: string): Condition {
  if (typeof json !== 'object' || json === null) throw refused(path, 'write a condition: an object');
  const condition = json as Record<string, unknown>;
  const group = has(json, 'any') ? 'any' : has(json, 'all') ? 'all' : has(json, 'not') ? 'not' : null;
  const parsed = group === null ? null : parseGroup(group, condition, path);
  if (has(json, 'condition') && (parsed === null || !isRoot(path))) {
    return { kind: 'reference', path, priority: ordering(condition.priority), name: nameOf(condition.condition) };
  }
  return parsed ?? parseLeaf(condition, path);
}

function parseGroup(kind: 'all' | 'any' | 'not', json: Record<string, unknown>, path: string): Group | Not {
  const inner = json[kind];
  const priority = Number.parseInt(String(json.priority), 10) || 1;
  if (kind === 'not') {
    if (Array.isArray(inner)) throw refused(`${path}.not`, 'write one condition, not a list; put {"any": […]} inside');
    return { kind, path, priority, of: parseCondition(inner, `${path}.not`) };
  }
  if (!Array.isArray(inner)) throw refused(`${path}.${kind}`, 'write a list of conditions');
  return { kind, path, priority, of: inner.map((one, i) => parseCondition(one, `${path}.${kind}[${i}]`)) };
}

function parseLeaf(json: Record<string, unknown>, path: string): Leaf {
  for (const property of ['fact', 'operator', 'value']) {
    if (!has(json, property)) throw refused(path, `add "${property}"`);
  }
  const { value } = json;
  return {
    kind: 'leaf',
    path,
    priority: ordering(json.priority),
    fact: factReference(json.fact, json.path),
    operator: String(json.operator),
    value: has(value, 'fact') ? { fact: factReference(value.fact, value.path) } : { constant: value },
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

function isRoot(path: string): boolean {
  return /^\$\.(rules\[\d+\]\.conditions|conditions(\.\w+|\['.*'\]))$/.test(path);
}

function has<K extends string>(json: unknown, property: K): json is Record<string, unknown> & Record<K, unknown> {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, property);
}

function refused(path: string, message: string): DomainError {
  return new DomainError('RULE_SET_INVALID', { findings: [{ path, message }] });
}
