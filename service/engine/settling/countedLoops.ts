import { nodesAround } from './runningDiagram.js';
import type { RunningState } from './runningState.js';

/** What a completion condition can count; only the number of all items is the same after a move. */
const COUNTED = /\bnumberOf(?:Completed|Terminated|Active)Instances\b/;

/** Loops some of whose items are over, and whose completion condition counts them: the counters would begin anew. */
export async function countedLoops(elements: readonly string[], state: RunningState): Promise<string[]> {
  const counted: string[] = [];
  for (const key of elements) {
    const body = state.elements.get(key);
    if (body?.type !== 'MULTI_INSTANCE_BODY' || !isPartlyOver(key, state)) continue;
    const node = (await nodesAround(key, state)).find(
      ({ id, kind }) => id === body.elementId && kind === 'multiInstanceBody',
    );
    const condition = node?.kind === 'multiInstanceBody' ? node.loop.completionCondition : undefined;
    if (typeof condition === 'object' && COUNTED.test(condition.text)) counted.push(body.elementId);
  }
  return counted;
}

function isPartlyOver(body: string, state: RunningState): boolean {
  const begun = [...state.passages(body).values()].reduce((sum, times) => sum + times, 0);
  return begun > state.children(body).length;
}
