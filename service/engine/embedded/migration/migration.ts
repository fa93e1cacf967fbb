/** Where each token of an instance would stand in another definition, and what stands against it. Nothing is changed here. */
import type { Migration, MigrationForecast, MigrationRefusal } from '../../port.js';
import type { Definition } from '../state/definitions.js';
import { Atlas } from './migrationAtlas.js';
import { forecastEvents } from './migrationEvents.js';
import type { MigratedEvents } from './migrationEvents.js';
import { forecastFollowUps } from './migrationFollowUps.js';
import type { MigratedFollowUp } from './migrationFollowUps.js';
import type { Node } from '../diagram/graph.js';
import type { Instance, Token } from '../state/token.js';
import type { Turn } from '../turn.js';

/** What `migrateInstance` carries out if nothing stands against it. */
export interface MigrationPlan extends MigrationForecast {
  readonly target: Definition;
  readonly nodes: ReadonlyMap<Token, Node>;
  readonly events: ReadonlyMap<Token, MigratedEvents>;
  /** Of scopes with tokens that wait at joins: how often each flow, by its number in the target, was taken. */
  readonly arrived: ReadonlyMap<Token, Map<number, number>>;
  readonly followUps: readonly MigratedFollowUp[];
  readonly compensations: ReadonlyMap<number, Node>;
}

export function planMigration(
  turn: Turn,
  instance: Instance,
  { target, mapping }: { target: Definition; mapping: Migration['mapping'] },
): MigrationPlan {
  const refusals: MigrationRefusal[] = [];
  const atlas = new Atlas(instance, target, { mapping, refusals });
  const nodes = new Map<Token, Node>();
  for (const token of instance.tokens.values()) {
    const node = token.scope ? atlas.nodeFor(token, nodes.get(token.scope)) : target.root;
    if (node) nodes.set(token, node);
  }
  const events = new Map<Token, MigratedEvents>();
  const arrived = new Map<Token, Map<number, number>>();
  for (const [token, node] of nodes) {
    events.set(token, forecastEvents(turn, token, { node, atlas }));
    if (token.arrived) arrived.set(token, arrivedIn(token, node, atlas));
  }
  const compensations = new Map<number, Node>();
  for (const { key, node } of turn.state.compensations.ofInstance(instance.key)) {
    const done = atlas.undoable(instance.process.nodes[node]);
    if (done) compensations.set(key, done);
  }
  const followUps = forecastFollowUps(turn, instance, { atlas, nodes });
  return { target, nodes, events, arrived, compensations, followUps, refusals, ...told(nodes, events) };
}

/** Flows that lead to a join are counted there; which joins have fired is marked by a number below 0 (parallelJoin.ts). */
function arrivedIn(scope: Token, scopeNode: Node, atlas: Atlas): Map<number, number> {
  const arrived = new Map<number, number>();
  const { nodes, flows } = scope.instance.process;
  for (const [number, count] of scope.arrived ?? []) {
    if (number < 0) {
      const fired = nodes[-number];
      const gateway = fired && atlas.quietly(fired);
      if (gateway) arrived.set(-gateway.number, count);
      continue;
    }
    if (count === 0) continue;
    const join = flows[number]?.target;
    const flow = atlas.flow(number);
    if (!join) continue;
    if (flow?.target.kind !== 'parallelGateway' || flow.target.scope !== scopeNode) {
      atlas.refuse(join.id, 'NO_FLOW', flows[number]?.id);
      continue;
    }
    arrived.set(flow.number, count);
    // Nobody would come any more who could complete the join.
    if (flow.target.incoming.every(({ number: one }) => (arrived.get(one) ?? 0) > 0)) {
      atlas.refuse(join.id, 'NO_FLOW', flow.id);
    }
  }
  return arrived;
}

function told(
  nodes: MigrationPlan['nodes'],
  events: MigrationPlan['events'],
): Pick<MigrationForecast, 'moves' | 'opens' | 'closes'> {
  const inside = [...nodes].filter(([token]) => token.scope !== undefined);
  const moves = new Map(inside.map(([token, node]) => [token.node.id, node.id]));
  return {
    moves: [...moves].map(([elementId, targetElementId]) => ({ elementId, targetElementId })),
    opens: [...events.values()].flatMap(({ opened }) => opened.map(({ node }) => node.id)),
    closes: [...events].flatMap(([token, { closed }]) =>
      closed.map(({ row }) => token.instance.process.nodes[row.node]?.id ?? ''),
    ),
  };
}
