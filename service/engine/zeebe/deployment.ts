import { DomainError } from '../../domain/errors.js';
import type { DeployedProcess } from '../port.js';

/** What the broker deployed, from its answer. */
export interface Deployed {
  key: string;
  processes: DeployedProcess[];
  /** Keys of forms. */
  forms: string[];
}

export function deployedOf(answer: unknown): Deployed {
  // The protocol file gives the answer this shape.
  const { key, deployments } = answer as {
    key: string;
    deployments: { process?: DeployedProcess; form?: { formKey: string } }[];
  };
  return {
    key,
    processes: deployments.flatMap(({ process }) => {
      if (!process) return [];
      const { bpmnProcessId, version, processDefinitionKey, resourceName } = process;
      return [{ bpmnProcessId, version, processDefinitionKey, resourceName }];
    }),
    forms: deployments.flatMap(({ form }) => (form ? [form.formKey] : [])),
  };
}

/** Takes the broker's list of faults apart: files, their elements, what is wrong with each. */
export function refusedDeployment(reason: string, options: ErrorOptions): DomainError {
  const findings: { resource: string; element: string; message: string }[] = [];
  let resource = '';
  let element = '';
  for (const line of reason.split('\n')) {
    const file = /^'(.+?)': (.*)$/.exec(line);
    if (file) resource = file[1] ?? '';
    const text = file ? (file[2] ?? '') : line;
    const about = /^- Element: (.*)$/.exec(text);
    const fault = /^\s*- ERROR: (.*)$/.exec(text);
    if (about) element = about[1] ?? '';
    else if (fault) findings.push({ resource, element, message: fault[1] ?? '' });
    else if (file && text !== '') findings.push({ resource, element: '', message: text });
    else if (text.trim() !== '' && findings.length > 0) continueLast(findings, text);
  }
  if (findings.length === 0) findings.push({ resource: '', element: '', message: reason });
  return new DomainError('DEPLOYMENT_REFUSED', { findings }, options);
}

function continueLast(findings: { message: string }[], text: string): void {
  const last = findings.at(-1);
  if (last) last.message += `\n${text}`;
}
