import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../service/domain/virtualClock.js';
import { openEmbeddedEngine } from '../../../service/engine/embedded/engine.js';
import type { AnyRecord } from '../../../service/engine/records.js';
import { openMemoryDatabase } from '../../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../../service/stores/sqlite/writer.js';

const NOW = Date.UTC(2026, 2, 2, 1);

/** An earlier build read mappings one by one and deployed what cannot be read as one expression. */
const diagramWith = (mappings: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="definitions" targetNamespace="https://shaodao.example/tests">
  <process id="older" isExecutable="true">
    <startEvent id="start"><outgoing>on</outgoing></startEvent>
    <serviceTask id="work">
      <extensionElements>
        <zeebe:taskDefinition type="work" />
        <zeebe:ioMapping>${mappings}</zeebe:ioMapping>
      </extensionElements>
      <incoming>on</incoming>
    </serviceTask>
    <sequenceFlow id="on" sourceRef="start" targetRef="work" />
  </process>
</definitions>`;

describe('a diagram that an earlier build deployed and this one would refuse', () => {
  it.each([
    [
      'a comment at the end of an input',
      '<zeebe:input source="=1 // one" target="a" /><zeebe:input source="=2" target="b" />',
    ],
    ['a reserved word as the path of an output', '<zeebe:output source="=1" target="and.a" />'],
  ])('lets the engine start and gives an incident where it is reached: %s', async (_what, mappings) => {
    // given
    const { engine, records } = await engineOver(diagramWith(mappings));
    // when
    await engine.createInstance({ bpmnProcessId: 'older', variables: {}, startAt: [] });
    await engine.quiet();
    for (const { key, valueType } of [...records]) if (valueType === 'JOB') await engine.completeJob(key, {});
    await engine.quiet();
    // then
    const incidents = records.flatMap((record) => (record.valueType === 'INCIDENT' ? [record.value] : []));
    expect(incidents).toMatchObject([
      {
        elementId: 'work',
        errorType: 'IO_MAPPING_ERROR',
        errorMessage: expect.stringMatching(/^failed to parse expression/),
      },
    ]);
    await engine.close();
  });
});

async function engineOver(resource: string) {
  const database = openMemoryDatabase(NOW);
  database
    .prepare(
      `insert into process_definition (key, bpmn_process_id, version, resource_name, checksum, resource, deployed_at,
         deployment_key) values (1, 'older', 1, 'older.bpmn', 'of it', ?, 0, 2)`,
    )
    .run(resource);
  const engine = await openEmbeddedEngine({ writer: new GroupCommitWriter(database), clock: new VirtualClock(NOW) });
  const records: AnyRecord[] = [];
  engine.subscribe(new Map(), (batch) => {
    records.push(...batch);
    return Promise.resolve();
  });
  return { engine, records };
}
