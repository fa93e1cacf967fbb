import type { JsonObject } from '../state/json.js';
import { applyInputs, applyOutputs, takePayload } from './mappings.js';
import { openJob, prepareJob } from './openJob.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';
import { propagate, setLocal } from './variables.js';

/**
 * Execution listeners: jobs before an element begins its work and after it has done it, one after the other, between
 * its mappings and what it does next. True while one is still to come.
 */
export function openNextListener(turn: Turn, token: Token): boolean {
  const { listeners } = token.node;
  if (listeners.length === 0) return false;
  const event = token.state === 'activating' ? 'start' : 'end';
  const listener = listeners.filter((one) => one.event === event)[token.listenersDone];
  if (!listener) return false;
  if (token.listenersDone === 0 && event === 'start') applyInputs(turn, token);
  if (token.listenersDone === 0 && event === 'end') applyOutputs(turn, token, takePayload(turn, token));
  const kind = event === 'start' ? 'startListener' : 'endListener';
  openJob(turn, token, prepareJob(turn, token, listener), kind);
  return true;
}

/** What a listener gives back belongs to the element while it begins, to the scope around it when it ends. */
export function listenerCompleted(turn: Turn, token: Token, variables: JsonObject): void {
  token.listenersDone += 1;
  turn.changed(token);
  if (token.state === 'activating') setLocal(turn, token, variables);
  else if (token.scope) propagate(turn, token.scope, variables);
}
