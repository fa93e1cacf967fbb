import { DomainError } from '../../../domain/errors.js';
import type { Resource } from '../../port.js';
import { readDiagram } from '../diagram/readDiagram.js';
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
      return { kind: 'processes', resource, graphs: await readDiagram(content) };
    }),
  );
}

function formIdOf(content: string): string {
  const form: unknown = JSON.parse(content);
  const id = typeof form === 'object' && form !== null && 'id' in form ? form.id : undefined;
  return typeof id === 'string' ? id : '';
}
