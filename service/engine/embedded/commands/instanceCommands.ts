import { DomainError } from '../../../domain/errors.js';
import type { JsonObject } from '../state/json.js';
import type { Activation } from '../../port.js';
import { keyText } from '../state/key.js';
import { createInstance as create } from '../moves/startInstance.js';
import { createInstanceAt } from './createInstanceAt.js';
import { ownInstance } from './runningInstance.js';
import { terminate } from '../moves/tokenMoves.js';
import type { Turn } from '../turn.js';
import { propagate, setLocal } from '../moves/variables.js';

/** Returns the key of the new instance. */
export function createInstance(
  turn: Turn,
  start: { bpmnProcessId: string; version?: number; variables: JsonObject; startAt?: readonly Activation[] },
): number {
  const { bpmnProcessId, version, variables, startAt = [] } = start;
  const { definitions } = turn.state;
  const process =
    version === undefined ? definitions.latest(bpmnProcessId) : definitions.version(bpmnProcessId, version);
  if (!process) {
    const which = version === undefined ? '' : ` and version '${version}'`;
    const reason = `Expected to find process definition with process ID '${bpmnProcessId}'${which}, but none found`;
    throw new DomainError('ENGINE_NOT_FOUND', { kind: 'process', key: bpmnProcessId, reason });
  }
  if (startAt.length > 0) return createInstanceAt(turn, process, { variables, startAt }).key;
  const instance = create(turn, process, variables);
  if (instance) return instance.key;
  const reason = 'Expected to create instance of process with none start event, but there is no such event';
  throw new DomainError('ENGINE_INVALID_STATE', {
    kind: 'process',
    key: bpmnProcessId,
    state: 'no none start',
    reason,
  });
}

export function cancelInstance(turn: Turn, key: number): void {
  terminate(turn, ownInstance(turn, key, 'cancel').root);
}

export function setVariables(
  turn: Turn,
  elementInstanceKey: number,
  { variables, local }: { variables: JsonObject; local: boolean },
): void {
  const token = turn.state.instances.find(elementInstanceKey);
  if (!token) {
    const reason = `Expected to update variables for element with key '${keyText(elementInstanceKey)}', but no such element was found`;
    throw new DomainError('ENGINE_NOT_FOUND', { kind: 'element', key: keyText(elementInstanceKey), reason });
  }
  if (local) setLocal(turn, token, variables);
  else propagate(turn, token, variables);
  turn.record('VARIABLE_DOCUMENT UPDATED', turn.nextKey(), { token, value: { variables } });
}
