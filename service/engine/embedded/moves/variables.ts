import type { Scope } from '../../../feel/expression.js';
import { ElementFailure } from './failure.js';
import { isList, type Json, type JsonObject } from '../state/json.js';
import { MOST_BYTES, sizeOf } from '../state/size.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

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

export function localVariables(token: Token): JsonObject {
  return Object.fromEntries(Array.from(token.variables ?? [], ([name, { value }]) => [name, value]));
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
  if (existing?.value === value) return;
  const bytes = sizeOf(value);
  if (bytes > MOST_BYTES) throw tooLarge(scope, `the variable '${name}'`, bytes);
  if (existing && isSame(existing.value, value)) return;
  turn.weigh(bytes);
  const key = existing?.key ?? turn.nextKey();
  scope.variables.set(name, { key, value });
  scope.snapshot = undefined;
  turn.changed(scope);
  turn.recordVariable(existing ? 'UPDATED' : 'CREATED', scope, { key, name, value });
}

/** In the broker's words, and what it is that is too large. */
export function tooLarge(token: Token, what: string, bytes: number): ElementFailure {
  const exceeded = `Expected to process element '${token.node.id}', but exceeded MAX_MESSAGE_SIZE limitation`;
  const size = `${what} would have ${bytes} bytes or more, and the most is ${MOST_BYTES}`;
  const advice = 'If you have large or many variables consider reducing these.';
  return new ElementFailure('MESSAGE_SIZE_EXCEEDED', `${exceeded}: ${size}. ${advice}`, token.key);
}

/** Entries in another order are another value, as they are to a broker. */
function isSame(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isList(one) || isList(other)) {
    return (
      isList(one) &&
      isList(other) &&
      one.length === other.length &&
      one.every((item, at) => isSame(item, other[at] ?? null))
    );
  }
  const [entries, others] = [Object.entries(one), Object.entries(other)];
  return (
    entries.length === others.length &&
    entries.every(([name, value], at) => name === others[at]?.[0] && isSame(value, others[at][1]))
  );
}
