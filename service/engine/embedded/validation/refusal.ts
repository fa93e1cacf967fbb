import type { Finding } from './finding.js';

export interface ResourceFinding extends Finding {
  /** File name. */
  resource: string;
}

/** What the broker answers to a deployment that it refuses: the same shape, so that tools which read it go on working. */
export function refusalText(findings: readonly ResourceFinding[]): string {
  const files = [...new Set(findings.map(({ resource }) => resource))];
  const paragraphs = files.map((file) =>
    paragraph(
      file,
      findings.filter(({ resource }) => resource === file),
    ),
  );
  return `Expected to deploy new resources, but encountered the following errors:\n${paragraphs.join('\n')}`;
}

function paragraph(file: string, findings: readonly Finding[]): string {
  const elements = [...new Set(findings.map(({ element }) => element))];
  const blocks = elements.map((element) => {
    const messages = findings.filter((finding) => finding.element === element).map(({ message }) => message);
    if (element === '') return messages.join('\n');
    return `- Element: ${element}\n${messages.map((message) => `    - ERROR: ${message}\n`).join('')}`;
  });
  return `'${file}': ${blocks.join('')}`;
}
