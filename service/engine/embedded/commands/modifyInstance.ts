import { DomainError } from '../../../domain/errors.js';
import type { Modification } from '../../port.js';
import { keyOf } from '../moves/input.js';
import { keyText } from '../state/key.js';
import { activatePlaced, placeToken, refusing } from '../moves/placeToken.js';
import { endAtOnce } from '../moves/endAtOnce.js';
import type { Instance, Token } from '../state/token.js';
import { isDone } from '../moves/tokenMoves.js';
import type { Turn } from '../turn.js';
import { runningInstance } from './runningInstance.js';

/**
 * First what ends ends, then what is to begin begins (measured on 8.5.8); a scope that would be left empty ends too.
 * @throws DomainError ENGINE_NOT_FOUND, ENGINE_INVALID_ARGUMENT, ENGINE_INVALID_STATE where it would end a called instance
 */
export function modifyInstance(turn: Turn, key: number, { activate, terminate: ending }: Modification): void {
  const instance = runningInstance(turn, key, 'modify');
  const intent = `Expected to modify instance of process '${instance.process.bpmnProcessId}' but`;
  const placed = activate.map((activation) => placeToken(turn, instance, { activation, refuse: refusing(intent) }));
  const ended = ending.map((token) => activeToken(instance, token, intent));
  for (const token of ended) if (instance.tokens.has(token.key)) end(turn, token, intent);
  turn.record('PROCESS_INSTANCE_MODIFICATION MODIFIED', instance.key, {
    token: instance.root,
    value: {
      activateInstructions: activate.map(({ elementId }) => ({ elementId })),
      terminateInstructions: ending.map((elementInstanceKey) => ({ elementInstanceKey })),
    },
  });
  for (const one of placed) activatePlaced(turn, one);
}

function activeToken(instance: Instance, key: string, intent: string): Token {
  const token = instance.tokens.get(keyOf(key, 'element'));
  if (token && token.state !== 'terminating') return token;
  const reason = `${intent} no active element instance found with key '${key}'.`;
  throw new DomainError('ENGINE_INVALID_ARGUMENT', { reason });
}

/** With the scopes of which nothing is left then, up to the instance: they end too, instead of completing. */
function end(turn: Turn, token: Token, intent: string): void {
  const { scope, instance } = token;
  if (!scope) mayEnd(instance, intent);
  // As long as something seems to be on its way, a scope does not complete with its last token.
  if (scope) scope.flows += 1;
  endAtOnce(turn, token);
  if (!scope) return;
  scope.flows -= 1;
  if (isDone(scope)) end(turn, scope, intent);
}

function mayEnd(instance: Instance, intent: string): void {
  if (instance.parentInstanceKey === -1) return;
  const reason = `${intent} nothing of it would be left, and it was called by instance '${keyText(instance.parentInstanceKey)}'. Terminate the call activity there instead.`;
  const key = keyText(instance.key);
  throw new DomainError('ENGINE_INVALID_STATE', { kind: 'instance', key, state: 'called', reason });
}
