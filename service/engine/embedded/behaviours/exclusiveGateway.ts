import type { Behaviour } from '../behaviour.js';
import { evaluateBoolean } from '../evaluate.js';
import { ElementFailure } from '../failure.js';
import type { Flow, NodeOf } from '../graph.js';
import { leave, terminated } from '../leave.js';
import { activated, completeAtOnce } from '../tokenMoves.js';
import type { Token } from '../token.js';
import type { Turn } from '../turn.js';

export const NO_FLOW = 'Expected at least one condition to evaluate to true, or to have a default flow';

/** Takes the first flow whose condition holds, in the broker's order; a condition that is null is no answer, but an incident. */
export const exclusiveGateway: Behaviour<'exclusiveGateway'> = {
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

function chosen(node: NodeOf<'exclusiveGateway'>, token: Token, turn: Turn): readonly Flow[] {
  const [only] = node.outgoing;
  if (!only) return [];
  if (node.outgoing.length === 1 && !only.condition) return node.outgoing;
  const sight = { token, now: turn.now };
  const first = node.outgoing.find(
    (flow) => flow !== node.defaultFlow && flow.condition && evaluateBoolean(flow.condition, sight),
  );
  const flow = first ?? node.defaultFlow;
  if (!flow) throw new ElementFailure('CONDITION_ERROR', NO_FLOW);
  return [flow];
}
