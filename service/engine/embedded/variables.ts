import type { Scope } from '../../feel/expression.js';
import type { Json, JsonObject } from './json.js';
import type { Token } from './token.js';
import type { Turn } from './turn.js';

/** What a token sees: its own variables, then those of the scopes around it. */
export function scopeOf(token: Token): Scope {
  return { get: (name) => lookUp(token, name) };
}

export function lookUp(token: Token, name: string): Json | undefined {
  for (let scope: Token | undefined = token; scope; scope = scope.scope) {
    const variable = scope.variables?.get(name);
    if (variable) return variable.value;
  }
  return undefined;
}

/** Everything that a token sees, the nearest scope wins. */
export function visibleVariables(token: Token): Record<string, Json> {
  const visible: Record<string, Json> = token.scope ? visibleVariables(token.scope) : {};
  for (const [name, { value }] of token.variables ?? []) visible[name] = value;
  return visible;
}

export function setLocal(turn: Turn, scope: Token, variables: JsonObject): void {
  for (const [name, value] of Object.entries(variables)) setOne(turn, scope, { name, value });
}

/**
 * Each variable goes to the nearest scope that has it with another value, or else to the process itself: a scope that
 * has the same value already does not hold it up (measured on 8.5.8: so the variables of a called item leak).
 */
export function propagate(turn: Turn, from: Token, variables: JsonObject): void {
  let rest = Object.entries(variables);
  for (let scope: Token = from; rest.length > 0; ) {
    const outer: Token | undefined = scope.scope;
    const here = outer ? rest.filter(([name, value]) => differs(scope, name, value)) : rest;
    for (const [name, value] of here) setOne(turn, scope, { name, value });
    if (!outer) return;
    if (here.length > 0) rest = rest.filter((one) => !here.includes(one));
    scope = outer;
  }
}

function differs(scope: Token, name: string, value: Json): boolean {
  const existing = scope.variables?.get(name);
  return existing !== undefined && !isSame(existing.value, value);
}

function setOne(turn: Turn, scope: Token, { name, value }: { name: string; value: Json }): void {
  scope.variables ??= new Map();
  const existing = scope.variables.get(name);
  if (existing && isSame(existing.value, value)) return;
  const key = existing?.key ?? turn.nextKey();
  scope.variables.set(name, { key, value });
  scope.snapshot = undefined;
  turn.changed(scope);
  turn.recordVariable(existing ? 'UPDATED' : 'CREATED', scope, { key, name, value });
}

function isSame(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  return JSON.stringify(one) === JSON.stringify(other);
}
