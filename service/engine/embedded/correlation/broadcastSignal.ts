import type { FollowUp } from '../state/followUp.js';
import type { JsonObject } from '../state/json.js';
import { beginInstance, newInstanceOf } from '../moves/startInstance.js';
import { signalArrived } from './signalArrived.js';
import { heldBack } from '../moves/suspension.js';
import type { Turn } from '../turn.js';

/** Reaches everybody who waits for it, and nobody later: signals are not kept. */
export function broadcastSignal(turn: Turn, { name, variables }: { name: string; variables: JsonObject }): void {
  turn.recordApart('SIGNAL BROADCASTED', turn.nextKey(), { signalName: name, variables });
  for (const subscription of turn.state.signals.named(name)) {
    const { instanceKey, key } = subscription;
    if (instanceKey !== -1) {
      const arrival: FollowUp = { do: 'signal', instance: instanceKey, subscription: key, payload: variables };
      if (!heldBack(turn, arrival)) signalArrived(turn, arrival);
      continue;
    }
    const process = turn.state.definitions.get(subscription.definitionKey);
    const start = process?.nodes[subscription.node];
    if (process && start?.kind === 'startEvent') beginInstance(turn, newInstanceOf(turn, process), start, variables);
  }
}
