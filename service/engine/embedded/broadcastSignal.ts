import type { JsonObject } from './json.js';
import { beginInstance, newInstanceOf } from './startInstance.js';
import type { Turn } from './turn.js';

/** Reaches everybody who waits for it, and nobody later: signals are not kept. */
export function broadcastSignal(turn: Turn, { name, variables }: { name: string; variables: JsonObject }): void {
  turn.recordApart('SIGNAL BROADCASTED', turn.nextKey(), { signalName: name, variables });
  for (const subscription of turn.state.signals.named(name)) {
    const { instanceKey, key } = subscription;
    if (instanceKey !== -1) {
      turn.then({ do: 'signal', instance: instanceKey, subscription: key, payload: variables });
      continue;
    }
    const process = turn.state.definitions.get(subscription.definitionKey);
    const start = process?.nodes[subscription.node];
    if (process && start?.kind === 'startEvent') beginInstance(turn, newInstanceOf(turn, process), start, variables);
  }
}
