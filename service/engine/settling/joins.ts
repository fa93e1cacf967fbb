import { readDiagram } from '../embedded/readDiagram.js';
import type { RunningState } from './runningState.js';

/** Gateways at which a token has arrived that waits for others: no command can put one there. */
export async function heldAtJoins(scopes: readonly string[], state: RunningState): Promise<string[]> {
  const held: string[] = [];
  for (const scope of scopes) {
    const passages = state.passages(scope);
    if (passages.size === 0) continue;
    for (const { id, flows } of await joinsOf(scope, state)) {
      const taken = flows.reduce((sum, flow) => sum + (passages.get(flow) ?? 0), 0);
      if (taken > (passages.get(id) ?? 0) * flows.length) held.push(id);
    }
  }
  return held;
}

interface Join {
  id: string;
  flows: readonly string[];
}

const known = new Map<string, Promise<readonly Join[]>>();

/** Of the process that a scope belongs to. */
async function joinsOf(scope: string, { elements, instances, deployed }: RunningState): Promise<readonly Join[]> {
  const instance = instances.get(elements.get(scope)?.instance ?? '');
  const process = deployed.find(
    (one) => 'bpmnProcessId' in one && one.processDefinitionKey === instance?.processDefinitionKey,
  );
  if (!process || !instance) return [];
  const read = known.get(process.resource) ?? joinsIn(process.resource);
  known.set(process.resource, read);
  return read;
}

async function joinsIn(resource: string): Promise<Join[]> {
  const processes = await readDiagram(Buffer.from(resource, 'base64').toString('utf8'));
  return processes.flatMap(({ nodes }) =>
    nodes
      .filter(({ kind, incoming }) => kind === 'parallelGateway' && incoming.length > 1)
      .map(({ id, incoming }) => ({ id, flows: incoming.map((flow) => flow.id) })),
  );
}
