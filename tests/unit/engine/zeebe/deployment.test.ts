import { describe, expect, it } from '@jest/globals';
import { refusedDeployment } from '../../../../service/engine/zeebe/deployment.js';

const findingsIn = (reason: string) => refusedDeployment(reason, {}).facts['findings'];

describe('refusal of a deployment', () => {
  it('is taken apart into file, element and fault', () => {
    const reason = [
      'Expected to deploy new resources, but encountered the following errors:',
      "'a.bpmn': - Element: task > extensionElements",
      '    - ERROR: Must have a type',
      '- Element: gate',
      '    - ERROR: Must have a condition',
      '    - ERROR: failed to parse expression',
      'a >',
      '',
      "'b.bpmn': Fatal Error: Content is not allowed in prolog.",
    ].join('\n');

    expect(findingsIn(reason)).toEqual([
      { resource: 'a.bpmn', element: 'task > extensionElements', message: 'Must have a type' },
      { resource: 'a.bpmn', element: 'gate', message: 'Must have a condition' },
      { resource: 'a.bpmn', element: 'gate', message: 'failed to parse expression\na >' },
      { resource: 'b.bpmn', element: '', message: 'Fatal Error: Content is not allowed in prolog.' },
    ]);
  });

  it('that is worded in another way is told as it is', () => {
    const reason = 'Expected to deploy at least one resource, but none given';

    expect(findingsIn(reason)).toEqual([{ resource: '', element: '', message: reason }]);
  });
});
