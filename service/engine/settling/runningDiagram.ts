import { readDiagram } from '../embedded/diagram/readDiagram.js';
import type { Node } from '../embedded/diagram/graph.js';
import type { RunningState } from './runningState.js';

const known = new Map<string, Promise<readonly Node[]>>();

/** The nodes of the process, in the version of it, that a scope belongs to. */
export async function nodesAround(
  scope: string,
  { elements, instances, deployed }: RunningState,
): Promise<readonly Node[]> {
  const instance = instances.get(elements.get(scope)?.instance ?? '');
  const process = deployed.find(
    (one) => 'bpmnProcessId' in one && one.processDefinitionKey === instance?.processDefinitionKey,
  );
  if (!process || !instance) return [];
  const read = known.get(process.resource) ?? nodesIn(process.resource);
  known.set(process.resource, read);
  return read;
}

async function nodesIn(resource: string): Promise<Node[]> {
  const processes = await readDiagram(Buffer.from(resource, 'base64').toString('utf8'));
  return processes.flatMap(({ nodes }) => nodes);
}
