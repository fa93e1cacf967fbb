import { nodesAround } from './runningDiagram.js';
import type { RunningState } from './runningState.js';

/** Gateways at which a token has arrived that waits for others: no command can put one there. */
export async function heldAtJoins(scopes: readonly string[], state: RunningState): Promise<string[]> {
  const held: string[] = [];
  for (const scope of scopes) {
    const passages = state.passages(scope);
    if (passages.size === 0) continue;
    for (const { id, kind, incoming } of await nodesAround(scope, state)) {
      if (kind !== 'parallelGateway' || incoming.length < 2) continue;
      const taken = incoming.reduce((sum, flow) => sum + (passages.get(flow.id) ?? 0), 0);
      if (taken > (passages.get(id) ?? 0) * incoming.length) held.push(id);
    }
  }
  return held;
}
