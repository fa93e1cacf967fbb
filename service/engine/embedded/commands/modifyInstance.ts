import { DomainError } from '../../../domain/errors.js';
import type { Modification } from '../../port.js';
import { keyOf } from '../moves/input.js';
import { keyText } from '../state/key.js';
import { activatePlaced, placeToken, refusing } from '../moves/placeToken.js';
import { runTurn } from '../step.js';
import type { Instance, Token } from '../state/token.js';
import { awaitsTokens, terminate } from '../moves/tokenMoves.js';
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
  const emptied = emptyScopes(ended);
  if (ended.includes(instance.root) || emptied.includes(instance.root)) mayEnd(instance, intent);
  endAll(turn, ended, emptied);
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

/** Scopes of which nothing is left, the inner ones first: they end too, instead of completing. */
function emptyScopes(tokens: readonly Token[]): Token[] {
  const ended = new Set(tokens);
  for (const { scope } of ended) {
    if (!scope || ended.has(scope)) continue;
    const isLeft = (token: Token) => token.scope === scope && !ended.has(token);
    if (!awaitsTokens(scope) && ![...scope.instance.tokens.values()].some(isLeft)) ended.add(scope);
  }
  return [...ended].slice(new Set(tokens).size);
}

/** From the inside out, as the broker does. */
function endAll(turn: Turn, ended: readonly Token[], emptied: readonly Token[]): void {
  // As long as something seems to be on its way, a scope does not complete with its last token.
  for (const scope of emptied) scope.flows += 1;
  for (const token of ended) if (!token.scope || !ended.includes(token.scope)) terminate(turn, token);
  runTurn(turn);
  for (const scope of emptied) {
    scope.flows -= 1;
    terminate(turn, scope);
    runTurn(turn);
  }
}

function mayEnd(instance: Instance, intent: string): void {
  if (instance.parentInstanceKey === -1) return;
  const reason = `${intent} nothing of it would be left, and it was called by instance '${keyText(instance.parentInstanceKey)}'. Terminate the call activity there instead.`;
  const key = keyText(instance.key);
  throw new DomainError('ENGINE_INVALID_STATE', { kind: 'instance', key, state: 'called', reason });
}
