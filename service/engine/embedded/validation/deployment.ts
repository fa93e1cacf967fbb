import type { Resource } from '../../port.js';
import { checkDeployable } from './deployable.js';
import type { ResourceFinding } from './refusal.js';
import { attribute, childrenOf } from './xmlElement.js';
import { readXml } from './xml.js';

/** Why resources cannot be deployed together; nothing if they can. One bad file refuses all. */
export async function checkDeployment(resources: readonly Resource[]): Promise<ResourceFinding[]> {
  if (resources.length === 0) {
    return [{ resource: '', element: '', message: 'Expected to deploy at least one resource, but none given' }];
  }
  const findings: ResourceFinding[] = [];
  for (const { name, content } of resources) {
    const ofResource = name.endsWith('.form') ? formFindings(content) : await checkDeployable(content.toString(), name);
    findings.push(...ofResource.map((finding) => ({ resource: name, ...finding })));
  }
  return findings.length > 0 ? findings : duplicatedProcesses(resources);
}

function formFindings(content: Buffer): { element: string; message: string }[] {
  const refusal = (message: string) => [{ element: '', message }];
  try {
    const form: unknown = JSON.parse(content.toString());
    const id = typeof form === 'object' && form !== null && 'id' in form ? form.id : undefined;
    return typeof id === 'string' && id !== '' ? [] : refusal("Expected the form to have an 'id' that is not empty");
  } catch (error) {
    return refusal(`Expected the form to be JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Within one file no two elements have the same id: that was looked at before. */
function duplicatedProcesses(resources: readonly Resource[]): ResourceFinding[] {
  const diagrams = resources.filter(({ name }) => name.endsWith('.bpmn'));
  if (diagrams.length < 2) return [];
  const owners = new Map<string, string>();
  const findings: ResourceFinding[] = [];
  for (const { name, content } of diagrams) {
    for (const process of childrenOf(readXml(content.toString()), 'process')) {
      const id = attribute(process, 'id') ?? '';
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, name);
      else {
        const message = `Duplicated process id in resources '${owner}' and '${name}'`;
        findings.push({ resource: name, element: id, message });
      }
    }
  }
  return findings;
}
