import { type Catcher, findCatcher } from './catcher.js';
import { evaluateText } from './evaluate.js';
import { eventTriggered } from './eventTriggered.js';
import { isInterrupting } from '../diagram/graph.js';
import type { Value } from '../diagram/graph.js';
import type { Token } from '../state/token.js';
import { activated } from './tokenMoves.js';
import type { Turn } from '../turn.js';

/**
 * Activates the throwing event and tells what became of it. Whose scope was interrupted before hears nothing; the event
 * stands still all the same where it would have been ended with that scope (measured on 8.5.8).
 */
export function throwEscalation(turn: Turn, token: Token, codeValue: Value): 'interrupted' | 'goesOn' {
  const code = evaluateText(codeValue, { token, now: turn.now });
  const catcher = findCatcher(turn, token, { type: 'escalation', code });
  activated(turn, token);
  const isHeard = catcher !== undefined && !isDeaf(catcher);
  if (isHeard) eventTriggered(turn, catcher.token, { node: catcher.node, variables: {} });
  const value = { escalationCode: code, throwElementId: token.node.id, catchElementId: isHeard ? catcher.node.id : '' };
  turn.record(isHeard ? 'ESCALATION ESCALATED' : 'ESCALATION NOT_ESCALATED', turn.nextKey(), { token, value });
  return catcher && isInterrupting(catcher.node) ? 'interrupted' : 'goesOn';
}

/** Boundary events around an interrupted scope are heard as ever. */
function isDeaf({ token, node }: Catcher): boolean {
  return token.interrupted && node.kind === 'startEvent';
}
