import type { Node } from '../diagram/graph.js';
import type { Token } from '../state/token.js';

/**
 * Counts an arrival; true once each flow into the gateway has been taken, and then one of each is used up. A token too
 * many stays on its flow and keeps the scope active (measured on 8.5.8, tests/scenarios/engine/gateways).
 */
export function joins(scope: Token, gateway: Node, flow: number): boolean {
  if (gateway.incoming.length <= 1) return true;
  const arrived = (scope.arrived ??= new Map<number, number>());
  arrived.set(flow, (arrived.get(flow) ?? 0) + 1);
  if (!gateway.incoming.every(({ number }) => (arrived.get(number) ?? 0) > 0)) return false;
  for (const { number } of gateway.incoming) arrived.set(number, (arrived.get(number) ?? 0) - 1);
  return true;
}
