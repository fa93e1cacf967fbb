import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMissingDiagrams } from '../../../service/application/playing/firstStart.js';
import type { Resource } from '../../../service/engine/port.js';
import { type Office, openOffice } from '../../builders/office.js';

const diagram = (processId: string): Resource => ({
  name: `${processId}.bpmn`,
  content: Buffer.from(`<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="https://shaodao.example">
  <bpmn:process id="${processId}" isExecutable="true"><bpmn:startEvent id="start" /></bpmn:process>
</bpmn:definitions>`),
});
const form = (id: string): Resource => ({
  name: `${id}.form`,
  content: Buffer.from(JSON.stringify({ id, type: 'default', components: [] })),
});

describe('a start of an installation that has run before', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  const versionsOf = (processId: string) => office.needs.stores.collection('processes').count({ processId });

  it('deploys diagrams and forms that came with the new version, and leaves alone what is there', async () => {
    await addMissingDiagrams(office.needs, [diagram('whistle'), diagram('patrol-round'), form('check'), form('round')]);
    await office.needs.engine.caughtUp();

    expect([await versionsOf('whistle'), await versionsOf('patrol-round')]).toEqual([1, 1]);
    const forms = office.needs.stores.collection('forms');
    expect(JSON.stringify((await forms.get('check'))?.schema)).toContain('passed');
    expect(await forms.get('round')).toMatchObject({ schema: { id: 'round' } });
  });
});
