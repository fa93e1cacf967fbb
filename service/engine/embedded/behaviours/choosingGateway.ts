import type { Behaviour } from '../behaviour.js';
import { evaluateBoolean } from '../moves/evaluate.js';
import { ElementFailure } from '../moves/failure.js';
import type { Flow, NodeOf } from '../diagram/graph.js';
import { leave, terminated } from '../moves/leave.js';
import { activated, completeAtOnce } from '../moves/tokenMoves.js';
import type { Token } from '../state/token.js';
import type { Turn } from '../turn.js';

type Choosing = 'exclusiveGateway' | 'inclusiveGateway';

/** Which flows it takes, of those that have a condition and are not the default flow, in the broker's order. */
type Choose = (flows: readonly Flow[], holds: (flow: Flow) => boolean) => readonly Flow[];

/**
 * A gateway whose flows have conditions. They are evaluated when it is entered, so that an incident keeps it from being
 * activated, and again when it is left. A condition that is null is no answer, but an incident.
 */
export function choosingGateway<K extends Choosing>(choose: Choose): Behaviour<K> {
  return {
    activate(node, token, turn) {
      chosen(node, { token, turn, choose });
      activated(turn, token);
      completeAtOnce(turn, token);
    },
    complete(node, token, turn) {
      leave(turn, token, chosen(node, { token, turn, choose }));
    },
    terminate(_node, token, turn) {
      terminated(turn, token);
    },
  };
}

function chosen(
  { outgoing, defaultFlow }: NodeOf<Choosing>,
  { token, turn, choose }: { token: Token; turn: Turn; choose: Choose },
): readonly Flow[] {
  const [only] = outgoing;
  if (!only || (outgoing.length === 1 && !only.condition)) return outgoing;
  const sight = { token, now: turn.now };
  const holding = choose(
    outgoing.filter((flow) => flow !== defaultFlow && flow.condition),
    ({ condition }) => condition !== undefined && evaluateBoolean(condition, sight),
  );
  if (holding.length > 0) return holding;
  if (!defaultFlow) {
    const reason = 'Expected at least one condition to evaluate to true, or to have a default flow';
    throw new ElementFailure('CONDITION_ERROR', reason);
  }
  return [defaultFlow];
}
