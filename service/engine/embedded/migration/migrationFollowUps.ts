import type { Atlas } from './migrationAtlas.js';
import type { FollowUp } from '../state/followUp.js';
import type { Node } from '../diagram/graph.js';
import type { Instance, Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/** What is left to do for an instance (a long turn was cut, or it is suspended), in the words of another definition. */
export interface MigratedFollowUp {
  readonly id: number;
  readonly followUp: FollowUp;
}

/** Only an activation speaks of nodes and flows; everything else names tokens and rows, which keep their keys. */
export function forecastFollowUps(
  turn: Turn,
  instance: Instance,
  { atlas, nodes }: { atlas: Atlas; nodes: ReadonlyMap<Token, Node> },
): MigratedFollowUp[] {
  return turn.state.followUps.ofInstance(instance.key).flatMap(({ id, followUp }) => {
    const before = followUp.do === 'activate' ? instance.process.nodes[followUp.node] : undefined;
    const node = before && atlas.counterpart(before);
    if (followUp.do !== 'activate' || !node) return [];
    const scope = instance.tokens.get(followUp.scope);
    if (scope && node.scope !== nodes.get(scope)) atlas.refuse(before.id, 'OTHER_SCOPE', node.scope?.id);
    return [{ id, followUp: arriving(followUp, node, atlas) }];
  });
}

type Activation = Extract<FollowUp, { do: 'activate' }>;

/** A join has to know along which flow somebody comes; for everybody else the scope's count is enough. */
function arriving({ flow, ...rest }: Activation, node: Node, atlas: Atlas): Activation {
  if (flow === undefined) return { ...rest, node: node.number };
  const same = atlas.flow(flow);
  if (same?.target === node) return { ...rest, node: node.number, flow: same.number };
  if (node.kind === 'parallelGateway') atlas.refuse(node.id, 'NO_FLOW');
  return { ...rest, node: node.number, counted: true };
}
