import { evaluate } from './evaluate.js';
import { ElementFailure } from './failure.js';
import type { Mapping } from '../diagram/graph.js';
import type { Json, JsonObject } from '../state/json.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';
import { lookUp, propagate, setLocal } from './variables.js';

/** Input mappings become variables of the token itself; later ones see earlier ones. */
export function applyInputs(turn: Turn, token: Token): void {
  if (token.listenersDone > 0) return; // they were applied before the first listener was called
  if (token.node.inputs.length > 0) setLocal(turn, token, mapped(turn, token, token.node.inputs));
}

/**
 * Without output mappings the result goes up to whoever has such a variable; with them it stays with the token, and
 * only what is mapped goes up. A target such as `o.b` is put into the `o` that the token sees.
 */
export function applyOutputs(turn: Turn, token: Token, result: JsonObject = {}): void {
  if (token.state === 'completing' && token.listenersDone > 0) return; // applied before the first listener was called
  const { outputs } = token.node;
  if (outputs.length === 0) return propagate(turn, token, result);
  setLocal(turn, token, result);
  const { scope } = token;
  // An item of a multi-instance writes to its own variables first, so that the output element can read them (measured on 8.5.8).
  const from = scope?.node.kind === 'multiInstanceBody' ? token : scope;
  if (from) propagate(turn, from, merged(token, mapped(turn, token, outputs)));
}

/** What an event brought along: it is the event's own already, so without mappings it goes on from the scope around it. */
export function applyEventOutputs(turn: Turn, token: Token): void {
  const brought = token.payload?.variables ?? {};
  if (token.node.outputs.length > 0) applyOutputs(turn, token, brought);
  else if (token.scope) propagate(turn, token.scope, brought);
}

function mapped(turn: Turn, token: Token, mappings: readonly Mapping[]): Record<string, Json> {
  const result: Record<string, Json> = {};
  const scope = { get: (name: string) => (Object.hasOwn(result, name) ? result[name] : lookUp(token, name)) };
  for (const { source, target } of mappings) {
    put(result, target, typeof source === 'string' ? source : valueOf(source, { token, scope, now: turn.now }));
  }
  return result;
}

function valueOf(...[expression, sight]: Parameters<typeof evaluate>): Json {
  try {
    return evaluate(expression, sight).value;
  } catch (error) {
    if (error instanceof ElementFailure && error.errorType === 'EXTRACT_VALUE_ERROR')
      throw new ElementFailure('IO_MAPPING_ERROR', error.message, sight.token.key);
    throw error;
  }
}

function put(into: Record<string, Json>, [first = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = { ...asObject(into[first]) };
  put(inner, rest, value);
  into[first] = inner;
}

function merged(token: Token, result: Record<string, Json>): JsonObject {
  const nested = new Set(token.node.outputs.filter(({ target }) => target.length > 1).map(({ target }) => target[0]));
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => {
      const before = nested.has(name) ? asObject(lookUp(token, name)) : undefined;
      return [name, before ? mergedDeep(before, value) : value];
    }),
  );
}

function mergedDeep(before: JsonObject, after: Json): Json {
  const now = asObject(after);
  if (!now) return after;
  const inner = Object.entries(now).map(([name, value]) => {
    const old = asObject(before[name]);
    return [name, old ? mergedDeep(old, value) : value] as const;
  });
  return { ...before, ...Object.fromEntries(inner) };
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}
