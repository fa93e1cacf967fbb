import type { Node } from './graph.js';
import type { Token } from './token.js';

/** Counts an arrival; true once each flow into the gateway has been taken, and then one of each is used up. */
export function joins(scope: Token, gateway: Node, flow: number): boolean {
  if (gateway.incoming.length <= 1) return true;
  const arrived = (scope.arrived ??= new Map<number, number>());
  arrived.set(flow, (arrived.get(flow) ?? 0) + 1);
  if (!gateway.incoming.every(({ number }) => (arrived.get(number) ?? 0) > 0)) return false;
  for (const { number } of gateway.incoming) arrived.set(number, (arrived.get(number) ?? 0) - 1);
  arrived.set(firedMark(gateway), 1);
  return true;
}

/**
 * Tokens too many at joins that have fired once: they do not keep their scope alive, 8.5 loses them without a word.
 * Where a join has never fired, what waits at it does keep the scope.
 */
export function surplusOf(scope: Token): number {
  if (!scope.arrived) return 0;
  let surplus = 0;
  for (const mark of scope.arrived.keys()) {
    const gateway = mark < 0 ? scope.instance.process.nodes[-mark] : undefined;
    for (const { number } of gateway?.incoming ?? []) surplus += scope.arrived.get(number) ?? 0;
  }
  return surplus;
}

/** Numbers of flows begin at 0; a gateway's own number is above 0, because the process is node 0. */
function firedMark(gateway: Node): number {
  return -gateway.number;
}
