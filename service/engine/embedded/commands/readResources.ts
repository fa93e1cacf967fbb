import { DomainError } from '../../../domain/errors.js';
import type { Resource } from '../../port.js';
import type { Node } from '../graph.js';
import { readDiagram } from '../readDiagram.js';
import type { ProcessGraph } from '../readDiagram.js';
import { registry } from '../registry.js';
import { checkDeployment } from '../validation/deployment.js';
import type { ReadResource } from './deploy.js';

/** @throws DomainError DEPLOYMENT_REFUSED with everything that 8.5 would refuse, too */
export async function readResources(resources: readonly Resource[]): Promise<ReadResource[]> {
  const findings = await checkDeployment(resources);
  if (findings.length > 0) throw new DomainError('DEPLOYMENT_REFUSED', { findings });
  return Promise.all(
    resources.map(async (resource): Promise<ReadResource> => {
      const content = resource.content.toString('utf8');
      if (resource.name.endsWith('.form')) return { kind: 'form', resource, formId: formIdOf(content) };
      const graphs = await readDiagram(content);
      for (const graph of graphs) refuseUnknownKinds(resource.name, graph);
      return { kind: 'processes', resource, graphs };
    }),
  );
}

function formIdOf(content: string): string {
  const form: unknown = JSON.parse(content);
  const id = typeof form === 'object' && form !== null && 'id' in form ? form.id : undefined;
  return typeof id === 'string' ? id : '';
}

/** What 8.5 executes and this engine does not yet: better refused than run wrongly. */
function refuseUnknownKinds(resource: string, graph: ProcessGraph): void {
  const findings = graph.nodes
    .filter((node) => !Object.hasOwn(registry, node.kind) || node.listeners.length > 0 || isCompensation(node))
    .map(({ id }) => ({ resource, element: id, message: 'The embedded engine does not run this element yet.' }));
  if (findings.length > 0) throw new DomainError('DEPLOYMENT_REFUSED', { findings });
}

function isCompensation(node: Node): boolean {
  return 'trigger' in node && node.trigger.type === 'compensation';
}
