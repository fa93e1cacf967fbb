import type { Behaviour } from '../behaviour.js';
import { evaluateBoolean } from '../evaluate.js';
import { ElementFailure } from '../failure.js';
import type { Flow, NodeOf } from '../graph.js';
import { leave, terminated } from '../leave.js';
import { activated, completeAtOnce } from '../tokenMoves.js';
import type { Token } from '../token.js';
import type { Turn } from '../turn.js';
import { NO_FLOW } from './exclusiveGateway.js';

/** Takes every flow whose condition holds; all of them are evaluated. */
export const inclusiveGateway: Behaviour<'inclusiveGateway'> = {
  activate(node, token, turn) {
    chosen(node, token, turn);
    activated(turn, token);
    completeAtOnce(turn, token);
  },
  complete(node, token, turn) {
    leave(turn, token, chosen(node, token, turn));
  },
  terminate(_node, token, turn) {
    terminated(turn, token);
  },
};

function chosen(node: NodeOf<'inclusiveGateway'>, token: Token, turn: Turn): readonly Flow[] {
  const [only] = node.outgoing;
  if (!only || (node.outgoing.length === 1 && !only.condition)) return node.outgoing;
  const sight = { token, now: turn.now };
  const holding = node.outgoing.filter(
    (flow) => flow !== node.defaultFlow && flow.condition && evaluateBoolean(flow.condition, sight),
  );
  if (holding.length > 0) return holding;
  if (!node.defaultFlow) throw new ElementFailure('CONDITION_ERROR', NO_FLOW);
  return [node.defaultFlow];
}
