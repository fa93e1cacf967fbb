import { findCatcher } from './catcher.js';
import { evaluateText } from './evaluate.js';
import { eventTriggered } from './eventTriggered.js';
import { isInterrupting } from '../diagram/graph.js';
import type { Value } from '../diagram/graph.js';
import type { Token } from '../state/token.js';
import { activated } from './tokenMoves.js';
import type { Turn } from '../turn.js';

/** Activates the throwing event and tells what became of it. */
export function throwEscalation(turn: Turn, token: Token, codeValue: Value): 'interrupted' | 'goesOn' {
  const code = evaluateText(codeValue, { token, now: turn.now });
  const catcher = findCatcher(turn, token, { type: 'escalation', code });
  activated(turn, token);
  if (catcher) eventTriggered(turn, catcher.token, { node: catcher.node, variables: {} });
  const value = { escalationCode: code, throwElementId: token.node.id, catchElementId: catcher?.node.id ?? '' };
  turn.record(catcher ? 'ESCALATION ESCALATED' : 'ESCALATION NOT_ESCALATED', turn.nextKey(), { token, value });
  return catcher && isInterrupting(catcher.node) ? 'interrupted' : 'goesOn';
}
