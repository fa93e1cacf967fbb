/** The end of an instance: its caller goes on, and messages that waited for its end may start the next one. */
import type { Json } from '../state/json.js';
import { terminated } from './leave.js';
import { releaseStartLock } from '../correlation/startLock.js';
import type { Token } from '../state/token.js';
import { complete, remove } from './tokenMoves.js';
import type { Turn } from '../turn.js';

export function processCompleted(turn: Turn, root: Token): void {
  turn.recordElement('COMPLETED', root);
  remove(turn, root);
  releaseStartLock(turn, root);
  const { parentInstanceKey, parentTokenKey } = root.instance;
  if (parentInstanceKey === -1) return;
  const caller = turn.state.instances.get(parentInstanceKey)?.tokens.get(parentTokenKey);
  if (caller?.node.kind !== 'callActivity') return;
  if (caller.state === 'terminating') return terminated(turn, caller); // its end was on the way to the called process
  const takesAll = caller.node.propagateAllChildVariables || caller.node.outputs !== undefined;
  caller.payload = { variables: takesAll ? variablesOf(root) : {} };
  turn.changed(caller);
  complete(turn, caller);
}

function variablesOf(root: Token): Record<string, Json> {
  return Object.fromEntries(Array.from(root.variables ?? [], ([name, { value }]) => [name, value]));
}
