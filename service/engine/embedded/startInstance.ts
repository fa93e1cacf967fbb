import type { Definition } from './definitions.js';
import type { NodeOf } from './graph.js';
import { newInstance } from './instances.js';
import type { JsonObject } from './json.js';
import type { Instance } from './token.js';
import type { Turn } from './turn.js';
import { setLocal } from './variables.js';

/** An instance that is there and has done nothing yet: variables first, then `beginInstance`. */
export function newInstanceOf(
  turn: Turn,
  process: Definition,
  caller: { instanceKey: number; tokenKey: number } = { instanceKey: -1, tokenKey: -1 },
): Instance {
  const { instanceKey: parentInstanceKey, tokenKey: parentTokenKey } = caller;
  const instance = newInstance({ key: turn.nextKey(), process, parentInstanceKey, parentTokenKey });
  turn.state.instances.keep(instance);
  turn.added(instance.root);
  return instance;
}

/** `start` is where it begins: the none start event, or the one that something has set off, with what came along. */
export function beginInstance(turn: Turn, instance: Instance, start: NodeOf<'startEvent'>, payload?: JsonObject): void {
  const { root } = instance;
  root.state = 'activated';
  turn.recordElement('ACTIVATING', root);
  turn.recordElement('ACTIVATED', root);
  turn.then({
    do: 'activate',
    instance: instance.key,
    node: start.number,
    scope: instance.key,
    ...(payload && { payload }),
  });
}

/** Started by its none start event; refused where it has none. */
export function createInstance(turn: Turn, process: Definition, variables: JsonObject): Instance | undefined {
  const { start } = process.root;
  if (!start) return undefined;
  const instance = newInstanceOf(turn, process);
  setLocal(turn, instance.root, variables);
  turn.record('PROCESS_INSTANCE_CREATION CREATED', turn.nextKey(), {
    token: instance.root,
    value: { version: process.version, variables },
  });
  beginInstance(turn, instance, start);
  return instance;
}
