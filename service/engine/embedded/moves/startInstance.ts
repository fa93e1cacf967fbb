import type { Definition } from '../state/definitions.js';
import type { FollowUp } from '../state/followUp.js';
import type { NodeOf } from '../diagram/graph.js';
import type { JsonObject } from '../state/json.js';
import { Instance } from '../state/token.js';
import { activated } from './tokenMoves.js';
import type { Turn } from '../turn.js';
import { setLocal } from './variables.js';

/** An instance that is there and has done nothing yet: variables first, then `beginInstance`. */
export function newInstanceOf(
  turn: Turn,
  process: Definition,
  caller: { instanceKey: number; tokenKey: number } = { instanceKey: -1, tokenKey: -1 },
): Instance {
  const { instanceKey: parentInstanceKey, tokenKey: parentTokenKey } = caller;
  const instance = new Instance({ key: turn.nextKey(), process, parentInstanceKey, parentTokenKey });
  turn.state.instances.keep(instance);
  turn.added(instance.root);
  return instance;
}

/** `start` is where it begins: the none start event, or the one that something has set off, with what came along. */
export function beginInstance(turn: Turn, instance: Instance, start: NodeOf<'startEvent'>, payload?: JsonObject): void {
  turn.then({ do: 'begin', instance: instance.key, node: start.number, ...(payload && { payload }) });
}

/** One command later. An event that began it takes no command of its own: of several that begin each is there with it (8.5.8). */
export function instanceBegins(turn: Turn, { instance: key, node, payload }: Extract<FollowUp, { do: 'begin' }>): void {
  const root = turn.state.instances.get(key)?.root;
  if (root?.state !== 'activating') return;
  turn.recordElement('ACTIVATING', root);
  activated(turn, root);
  if (payload) turn.thenAtOnce({ do: 'activate', instance: key, node, scope: key, payload });
  else turn.then({ do: 'activate', instance: key, node, scope: key });
}

/** Started by its none start event; refused where it has none. */
export function createInstance(turn: Turn, process: Definition, variables: JsonObject): Instance | undefined {
  const { start } = process.root;
  if (!start) return undefined;
  const instance = newInstanceOf(turn, process);
  setLocal(turn, instance.root, variables);
  recordCreation(turn, instance);
  beginInstance(turn, instance, start);
  return instance;
}

/** `variables`: what was given, where it is not just what has been recorded as the instance's variables right before. */
export function recordCreation(turn: Turn, instance: Instance, variables?: JsonObject): void {
  turn.record('PROCESS_INSTANCE_CREATION CREATED', turn.nextKey(), {
    token: instance.root,
    value: { version: instance.process.version, ...(variables && { variables }) },
  });
}
