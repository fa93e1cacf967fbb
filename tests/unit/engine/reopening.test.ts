import { describe, expect, it } from '@jest/globals';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';

describe('an engine that was opened again', () => {
  it('finds an element by its key before it has looked at its instance', async () => {
    const run = await engineRun(bpmn(`<startEvent id="s"/>${flow('s->a')}${serviceTask('a')}`));
    await run.create();
    const element = run.records.findLast(
      ({ valueType, value }) => valueType === 'PROCESS_INSTANCE' && value.elementId === 'a',
    );
    await run.reopen();

    await run.engine.setVariables(element?.key ?? '', { x: 1 }, { local: true });
    await run.engine.quiet();

    expect(run.path().slice(-2)).toEqual(['VAR:x=1', 'VARIABLE_DOCUMENT:UPDATED']);
    await run.close();
  });
});
