import { DomainError } from '../../../domain/errors.js';
import type { Instance } from '../token.js';
import type { Turn } from '../turn.js';

/** @throws DomainError ENGINE_NOT_FOUND where it has ended, or is about to */
export function runningInstance(turn: Turn, key: number, verb: string): Instance {
  const instance = turn.state.instances.get(key);
  if (instance?.root.state === 'activated') return instance;
  const reason = `Expected to ${verb} a process instance with key '${key}', but no such process was found`;
  throw new DomainError('ENGINE_NOT_FOUND', { kind: 'instance', key: String(key), reason });
}
