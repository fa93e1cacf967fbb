import { DomainError } from '../../../domain/errors.js';
import type { Suspendable } from '../../port.js';
import { keyOf } from '../moves/input.js';
import { keyText } from '../state/key.js';
import type { Turn } from '../turn.js';
import { ownInstance } from './runningInstance.js';

/** What is suspended already stays so. @throws DomainError ENGINE_NOT_FOUND, ENGINE_INVALID_STATE for a called instance */
export function suspend(turn: Turn, what: Suspendable): void {
  change(turn, what, 'suspend');
}

/** What is not suspended goes on as before. @throws DomainError as `suspend` does */
export function resume(turn: Turn, what: Suspendable): void {
  change(turn, what, 'resume');
}

function change(turn: Turn, what: Suspendable, verb: 'suspend' | 'resume'): void {
  const { suspensions } = turn.state;
  const { key, record } =
    'processInstanceKey' in what ? anInstance(turn, what, verb) : aDefinition(turn, what.processDefinitionKey, verb);
  if (suspensions.has(key) === (verb === 'suspend')) return;
  record();
  if (verb === 'suspend') return suspensions.add(key);
  suspensions.delete(key);
  turn.then({ do: 'release', instance: -1, what: 'followUps', after: -1 });
}

interface Changed {
  readonly key: number;
  readonly record: () => void;
}

function anInstance(turn: Turn, what: { processInstanceKey: string }, verb: 'suspend' | 'resume'): Changed {
  const { root } = ownInstance(turn, keyOf(what.processInstanceKey, 'instance'), verb);
  const happening =
    verb === 'suspend' ? 'PROCESS_INSTANCE_SUSPENSION SUSPENDED' : 'PROCESS_INSTANCE_SUSPENSION RESUMED';
  return { key: root.key, record: () => turn.record(happening, root.key, { token: root }) };
}

function aDefinition(turn: Turn, text: string, verb: 'suspend' | 'resume'): Changed {
  const definition = turn.state.definitions.get(keyOf(text, 'process'));
  if (!definition) {
    const reason = `Expected to ${verb} the process with key '${text}', but no such process is deployed`;
    throw new DomainError('ENGINE_NOT_FOUND', { kind: 'process', key: text, reason });
  }
  const { key, bpmnProcessId, version } = definition;
  const happening = verb === 'suspend' ? 'PROCESS_SUSPENSION SUSPENDED' : 'PROCESS_SUSPENSION RESUMED';
  const value = { bpmnProcessId, version, processDefinitionKey: keyText(key) };
  return { key, record: () => turn.recordApart(happening, key, value) };
}
