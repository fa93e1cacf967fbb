/** What our forecast says of a migration is what a real broker does. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../service/domain/errors.js';
import type { Migration, MigrationRefusal } from '../../service/engine/port.js';
import type { AnyRecord } from '../../service/engine/records.js';
import { bpmn, flow, serviceTask } from '../builders/diagram.js';
import { type BrokerEngine, openBrokerEngine } from './brokerEngine.js';
import { type RecordingBroker, startRecordingBroker } from './recordingBroker.js';

const ending = '<endEvent id="e"/>';
const messages = ['go', 'stop', 'other']
  .map(
    (name) =>
      `<message id="m_${name}" name="${name}"><extensionElements><zeebe:subscription correlationKey="=x"/></extensionElements></message>`,
  )
  .join('');
const onMessage = (id: string, message: string) =>
  `<boundaryEvent id="${id}" attachedToRef="a"><messageEventDefinition messageRef="m_${message}"/></boundaryEvent>${flow(`${id} -> e`)}`;
const onTimer = (id: string) =>
  `<boundaryEvent id="${id}" attachedToRef="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>${flow(`${id} -> e`)}`;
const around = (id: string, content: string) => bpmn(content, { id, root: messages });
const one = (middle: string) => `<startEvent id="s"/>${flow('s -> a')}${middle}${flow('a -> e')}${ending}`;
const task = serviceTask('a');
const many = task.replace(
  '</serviceTask>',
  '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1]"/></extensionElements></multiInstanceLoopCharacteristics></serviceTask>',
);
const script =
  '<scriptTask id="a"><extensionElements><zeebe:taskDefinition type="a"/></extensionElements></scriptTask>';
const waiting = '<intermediateCatchEvent id="a"><messageEventDefinition messageRef="m_go"/></intermediateCatchEvent>';
const people = '<userTask id="a"/>';
const brokersOwn = '<userTask id="a"><extensionElements><zeebe:userTask/></extensionElements></userTask>';
const aside =
  '<subProcess id="aside" triggeredByEvent="true"><startEvent id="as"><messageEventDefinition messageRef="m_stop"/></startEvent></subProcess>';
const inside = (content: string) =>
  `<subProcess id="sub"><startEvent id="ss"/>${flow('ss -> a')}${content}</subProcess>`;
const scoped = (content: string) =>
  `<startEvent id="s"/>${flow('s -> sub')}${inside(content)}${flow('sub -> e')}${ending}`;

describe('migration on a broker', () => {
  let running: RecordingBroker;
  let opened: BrokerEngine;
  let records: AnyRecord[];
  let id: string;
  let count = 0;
  beforeAll(async () => {
    running = await startRecordingBroker();
    opened = await openBrokerEngine({ gateway: running.broker.gateway, recordsPort: running.recordsPort });
    opened.engine.subscribe(new Map(), (batch) => {
      records.push(...batch);
      return Promise.resolve();
    });
  });
  afterAll(async () => {
    await opened.close();
    await running.close();
  });
  beforeEach(() => {
    count += 1;
    id = `m${count}`;
    records = [];
  });

  async function deploy(content: string): Promise<string> {
    const xml = Buffer.from(around(id, content));
    const [deployed] = await opened.engine.deploy([{ name: `${id}.bpmn`, content: xml }]);
    return deployed?.processDefinitionKey ?? '';
  }

  /** An instance of the first version, and how to take it to the second. */
  async function begun(before: string, after: string, mapping: Migration['mapping'] = {}) {
    await deploy(before);
    const key = await opened.engine.createInstance({ bpmnProcessId: id, variables: { x: '1' } });
    return { key, migration: { targetProcessDefinitionKey: await deploy(after), mapping } };
  }

  const refusalsOf = (error: unknown): unknown =>
    error instanceof DomainError && error.code === 'MIGRATION_REFUSED' ? error.facts['refusals'] : error;

  async function tried(key: string, migration: Migration): Promise<readonly MigrationRefusal[]> {
    const refused = await opened.engine.migrateInstance(key, migration).then(() => [], refusalsOf);
    return refused as readonly MigrationRefusal[];
  }

  it.each([
    ['a script task', one(script), one(script)],
    ['a catch event', one(waiting), one(waiting)],
    ['items of a multi-instance', one(many), one(many)],
    ['a task that becomes several', one(task), one(many)],
    ['a task that becomes one of people', one(task), one(people)],
    ['a task of people that becomes the broker’s own', one(people), one(brokersOwn)],
    ['a timer on the task', one(task) + onTimer('t'), one(task) + onTimer('t')],
    ['a timer that the target adds', one(task), one(task) + onTimer('t')],
    ['a message that both wait for', one(task) + onMessage('b', 'go'), one(task) + onMessage('b', 'go')],
    ['a task that is in a sub-process there', one(task), scoped(task)],
    ['an event sub-process', one(task) + aside, one(task) + aside],
    ['an event sub-process that the target adds', one(task), one(task) + aside],
    ['a message that wakes the event sub-process of both', scoped(task + aside), scoped(task + aside)],
    ['a task that is not there', one(task), one(task).replaceAll('"a"', '"z"').replaceAll('_a', '_z')],
  ])('refuses %s, as the forecast says', async (_what, before, after) => {
    const { key, migration } = await begun(before, after);

    const { refusals } = await opened.engine.checkMigration(key, migration);
    const refused = await tried(key, migration);

    expect(refusals.length).toBeGreaterThan(0);
    expect(refused.map(({ reason }) => reason)).toEqual([refusals[0]?.reason]);
    expect([refusals[0]?.elementId, '']).toContain(refused[0]?.elementId);
  });

  it.each([
    ['a task in a sub-process', scoped(task), scoped(task)],
    ['a task of people', one(people), one(people)],
    ['a task of the broker', one(brokersOwn), one(brokersOwn)],
    ['a sub-process with a message that only the target has', scoped(task), scoped(task + aside)],
    ['a task with a message that only the target has', one(task), one(task) + onMessage('b', 'go')],
    ['a task with a message that the target lacks', one(task) + onMessage('b', 'go'), one(task)],
    ['a task with another message', one(task) + onMessage('b', 'go'), one(task) + onMessage('c', 'other')],
    [
      'a task whose event waits for another message',
      one(task) + onMessage('b', 'go'),
      one(task) + onMessage('b', 'other'),
    ],
  ])('takes along %s, as the forecast says', async (_what, before, after) => {
    const { key, migration } = await begun(before, after);

    const { refusals, moves, opens, closes } = await opened.engine.checkMigration(key, migration);
    const refused = await tried(key, migration);
    await opened.engine.caughtUp();

    expect([refusals, refused]).toEqual([[], []]);
    const elements = records.filter(
      (record): record is Extract<AnyRecord, { valueType: 'PROCESS_INSTANCE' }> =>
        record.valueType === 'PROCESS_INSTANCE' && record.intent === 'ELEMENT_MIGRATED' && record.key !== key,
    );
    expect(elements.map(({ value }) => value.elementId)).toEqual(moves.map(({ targetElementId }) => targetElementId));
    const told = records.map(({ valueType, intent }) => `${valueType} ${intent}`);
    expect(told).toContain('PROCESS_INSTANCE_MIGRATION MIGRATED');
    const subscriptions = (intent: string) => told.filter((one) => one === `PROCESS_MESSAGE_SUBSCRIPTION ${intent}`);
    const migratedAt = told.indexOf('PROCESS_INSTANCE ELEMENT_MIGRATED');
    expect(subscriptions('DELETING')).toHaveLength(closes.length);
    expect(told.slice(migratedAt).filter((one) => one === 'PROCESS_MESSAGE_SUBSCRIPTION CREATING')).toHaveLength(
      opens.length,
    );
  });
});
