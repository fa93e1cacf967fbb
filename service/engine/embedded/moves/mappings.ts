import type { Expression } from '../../../feel/expression.js';
import type { JsonObject } from '../state/json.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';
import { contextIn, evaluate } from './evaluate.js';
import { ElementFailure } from './failure.js';
import { propagate, setLocal } from './variables.js';

/** Input mappings become variables of the token itself. */
export function applyInputs(turn: Turn, token: Token): void {
  if (token.listenersDone > 0) return; // they were applied before the first listener was called
  const { inputs } = token.node;
  if (inputs) setLocal(turn, token, mapped(turn, token, inputs));
}

/**
 * Without output mappings the result goes up to whoever has such a variable; with them it stays with the token, and
 * only what is mapped goes up.
 */
export function applyOutputs(turn: Turn, token: Token, result: JsonObject = {}): void {
  if (token.state === 'completing' && token.listenersDone > 0) return; // applied before the first listener was called
  const { outputs } = token.node;
  if (!outputs) return propagate(turn, token, result);
  setLocal(turn, token, result);
  const { scope } = token;
  // An item of a multi-instance writes to its own variables first, so that the output element can read them (measured on 8.5.8).
  const from = scope?.node.kind === 'multiInstanceBody' ? token : scope;
  if (from) propagate(turn, from, mapped(turn, token, outputs));
}

/**
 * What came for the token from outside, once: where its mappings fail, their next run finds what has become of it
 * meanwhile (measured on 8.5.8).
 */
export function takePayload(turn: Turn, token: Token): JsonObject {
  const { payload } = token;
  if (!payload) return {};
  token.payload = undefined;
  turn.changed(token);
  return payload.variables;
}

/** What an event brought along: it is the event's own already, so without mappings it goes on from the scope around it. */
export function applyEventOutputs(turn: Turn, token: Token): void {
  const brought = takePayload(turn, token);
  if (token.node.outputs) applyOutputs(turn, token, brought);
  else if (token.scope) propagate(turn, token.scope, brought);
}

/** @throws ElementFailure IO_MAPPING_ERROR */
function mapped(turn: Turn, token: Token, mappings: Expression): JsonObject {
  try {
    return contextIn(evaluate(mappings, { token, now: turn.now }).value);
  } catch (error) {
    if (error instanceof ElementFailure && error.errorType === 'EXTRACT_VALUE_ERROR')
      throw new ElementFailure('IO_MAPPING_ERROR', error.message, token.key);
    throw error;
  }
}
