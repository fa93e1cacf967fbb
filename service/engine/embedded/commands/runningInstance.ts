import { DomainError } from '../../../domain/errors.js';
import { keyText } from '../state/key.js';
import type { Instance } from '../state/token.js';
import type { Turn } from '../turn.js';

/** @throws DomainError as runningInstance does, and ENGINE_INVALID_STATE where another instance has called it */
export function ownInstance(turn: Turn, key: number, verb: 'cancel' | 'suspend' | 'resume'): Instance {
  const instance = runningInstance(turn, key, verb);
  if (instance.parentInstanceKey === -1) return instance;
  const root = rootOf(turn, key);
  const told = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
  const reason = `Expected to ${verb} a process instance with key '${keyText(key)}', but it is created by a parent process instance. ${told} the root process instance '${keyText(root)}' instead.`;
  throw new DomainError('ENGINE_INVALID_STATE', { kind: 'instance', key: keyText(key), state: 'called', reason });
}

/** @throws DomainError ENGINE_NOT_FOUND where it has ended, or is about to */
export function runningInstance(turn: Turn, key: number, verb: string): Instance {
  const instance = turn.state.instances.get(key);
  if (instance?.root.state === 'activated') return instance;
  const reason = `Expected to ${verb} a process instance with key '${keyText(key)}', but no such process was found`;
  throw new DomainError('ENGINE_NOT_FOUND', { kind: 'instance', key: keyText(key), reason });
}

function rootOf(turn: Turn, key: number): number {
  for (let at = key; ; ) {
    const parent = turn.state.instances.get(at)?.parentInstanceKey ?? -1;
    if (parent === -1) return at;
    at = parent;
  }
}
