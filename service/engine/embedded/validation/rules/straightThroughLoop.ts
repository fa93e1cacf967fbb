/**
 * A loop that nothing ever stops: no job, no wait, only elements that the engine passes through at once. Loops of gateways
 * alone are left to run time, as in the broker.
 */
import type { Diagram } from '../diagram.js';
import { kindOf } from '../eventDefinition.js';
import { found } from '../finding.js';
import type { Rule } from '../rule.js';
import { idOf, walk, type XmlElement } from '../xmlElement.js';

const between = ['exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'startEvent'];

const passesThrough = (element: XmlElement): boolean =>
  ['task', 'manualTask'].includes(element.name) ||
  (element.name === 'intermediateThrowEvent' && !['message', 'link'].includes(kindOf(element)));

export const straightThroughLoop: Rule = {
  of: ['process'],
  *check(process, diagram) {
    const nodes = [...walk(process)].filter((node) => passesThrough(node) || between.includes(node.name));
    const cyclic = peeled(new Set(nodes), diagram);
    for (const node of cyclic) {
      const loop = passesThrough(node) ? loopFrom(node, cyclic, diagram) : undefined;
      if (!loop) continue;
      const path = loop.map(idOf).join(' > ');
      yield found(process, `Processes are not allowed to contain a straight-through processing loop: ${path}`);
      return;
    }
  },
};

/** What is left when all are taken away that nothing leads to, again and again: loops, and what comes behind them. */
function peeled(nodes: Set<XmlElement>, diagram: Diagram): Set<XmlElement> {
  const entries = new Map<XmlElement, number>();
  for (const node of nodes)
    for (const next of nextOf(node, nodes, diagram)) entries.set(next, (entries.get(next) ?? 0) + 1);
  const free = [...nodes].filter((node) => !entries.has(node));
  for (let node = free.pop(); node; node = free.pop()) {
    for (const next of nextOf(node, nodes, diagram)) {
      const left = (entries.get(next) ?? 0) - 1;
      entries.set(next, left);
      if (left === 0) free.push(next);
    }
    nodes.delete(node);
  }
  return nodes;
}

function loopFrom(start: XmlElement, nodes: ReadonlySet<XmlElement>, diagram: Diagram): XmlElement[] | undefined {
  const cameFrom = new Map<XmlElement, XmlElement>();
  const open = [start];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const next of nextOf(node, nodes, diagram)) {
      if (next === start) return [...pathTo(node, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      open.push(next);
    }
  }
  return undefined;
}

function pathTo(end: XmlElement, cameFrom: ReadonlyMap<XmlElement, XmlElement>): XmlElement[] {
  const path = [end];
  for (let node = cameFrom.get(end); node; node = cameFrom.get(node)) path.unshift(node);
  return path;
}

const nextOf = (node: XmlElement, nodes: ReadonlySet<XmlElement>, diagram: Diagram): XmlElement[] =>
  diagram
    .outgoing(node)
    .map((flow) => diagram.referenced(flow, 'targetRef'))
    .filter((target) => target !== undefined)
    .filter((target) => nodes.has(target));
