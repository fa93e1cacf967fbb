import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActivatedJob, Engine, JobAnswer } from '../../service/engine/port.js';
import type { AnyRecord } from '../../service/engine/records.js';
import { bpmn, flow } from '../builders/diagram.js';

/** An engine that runs, shared by all tests: each has names of its own. */
export interface OpenedEngine {
  engine: Engine;
  close(): Promise<void>;
}

type Variables = Record<string, unknown>;

/** A key of the first partition that nothing has. */
const GONE = '2251799813685247';
const calling =
  '<callActivity id="a"><extensionElements><zeebe:calledElement processId="other"/></extensionElements></callActivity>';

/** What every adapter of the engine port promises. No test knows which adapter it is on. */
export function engineContract(open: () => Promise<OpenedEngine>): void {
  describe('engine', () => {
    let opened: OpenedEngine;
    let engine: Engine;
    let records: AnyRecord[];
    let id: string;
    let count = 0;

    beforeAll(async () => {
      opened = await open();
      engine = opened.engine;
      records = [];
      engine.subscribe(new Map(), (batch) => {
        records.push(...batch);
        return Promise.resolve();
      });
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      count += 1;
      id = `p${count}`;
    });

    const deploy = (xml: string, name = `${id}.bpmn`) => engine.deploy([{ name, content: Buffer.from(xml) }]);
    const task = (inside = '') =>
      `<serviceTask id="a"><extensionElements><zeebe:taskDefinition type="${id}"/>
         <zeebe:taskHeaders><zeebe:header key="mark" value="x"/></zeebe:taskHeaders></extensionElements>${inside}</serviceTask>`;
    const oneTask = () =>
      bpmn(`<startEvent id="s"/>${task()}<endEvent id="e"/>${flow('s -> a')}${flow('a -> e')}`, { id });
    const later = (element: string) => task().replace('"a"', `"${element}"`);
    const start = (variables: Variables = {}) => engine.createInstance({ bpmnProcessId: id, variables });

    /** The first record that fits, as soon as it has come. */
    async function seen<T extends AnyRecord['valueType']>(
      valueType: T,
      intent: string,
      fits: (record: Extract<AnyRecord, { valueType: T }>) => boolean = () => true,
    ): Promise<Extract<AnyRecord, { valueType: T }>> {
      for (;;) {
        const found = records.find(
          (record): record is Extract<AnyRecord, { valueType: T }> =>
            record.valueType === valueType &&
            record.intent === intent &&
            isOurs(record) &&
            fits(record as Extract<AnyRecord, { valueType: T }>),
        );
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    const isOurs = ({ value }: AnyRecord) => !('bpmnProcessId' in value) || value.bpmnProcessId === id;
    const openJob = async () => (await seen('JOB', 'CREATED')).key;
    const ended = (intent: 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATED') =>
      seen('PROCESS_INSTANCE', intent, ({ value }) => value.bpmnElementType === 'PROCESS');

    it('deploys a process, the same file as the same version, another content as the next', async () => {
      const [first] = await deploy(oneTask());
      const [again] = await deploy(oneTask());
      const [changed] = await deploy(oneTask().replace('"x"', '"y"'));

      expect(first).toMatchObject({ bpmnProcessId: id, version: 1, resourceName: `${id}.bpmn` });
      expect(again).toEqual(first);
      expect(changed).toMatchObject({ bpmnProcessId: id, version: 2 });
      expect(changed?.processDefinitionKey).toMatch(/^\d+$/);
    });

    it('refuses a diagram that cannot run, says where, and deploys nothing beside it', async () => {
      const bad = bpmn('<startEvent id="s"/><serviceTask id="t"/>', { id: `${id}bad` });
      const both = engine.deploy([
        { name: 'good.bpmn', content: Buffer.from(oneTask()) },
        { name: 'bad.bpmn', content: Buffer.from(bad) },
      ]);

      await expect(both).rejects.toMatchObject({
        code: 'DEPLOYMENT_REFUSED',
        facts: {
          findings: [
            {
              resource: 'bad.bpmn',
              element: 't',
              message: "Must have exactly one 'zeebe:taskDefinition' extension element",
            },
          ],
        },
      });
      await expect(start()).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
    });

    it('has handed over the records of what it has acknowledged when it is caught up', async () => {
      await deploy(oneTask());
      const key = await start({ n: 1 });
      await engine.caughtUp();

      const ours = records.filter((record) => record.valueType === 'PROCESS_INSTANCE' && record.key === key);
      expect(ours.map(({ intent }) => intent)).toEqual(['ELEMENT_ACTIVATING', 'ELEMENT_ACTIVATED']);
    });

    it('hands over in order, from a position on, and again what was not taken', async () => {
      await deploy(oneTask());
      await start();
      const { partitionId, position } = await seen('JOB', 'CREATED');

      const later: AnyRecord[] = [];
      let refusals = 1;
      const subscription = engine.subscribe(new Map([[partitionId, position]]), (batch) => {
        refusals -= 1;
        if (refusals >= 0) return Promise.reject(new Error('not now'));
        later.push(...batch);
        return Promise.resolve();
      });
      await engine.completeJob(await openJob(), {});
      await ended('ELEMENT_COMPLETED');
      while (later.length < records.filter((record) => record.position > position).length) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await subscription.close();

      const own = later.filter((record) => record.partitionId === partitionId).map((record) => record.position);
      expect(own).toEqual([...own].sort((a, b) => a - b));
      expect(Math.min(...own)).toBeGreaterThan(position);
    });

    it('starts a process by a message once, while the message is kept', async () => {
      const message = `<message id="m" name="${id}"/>`;
      const begin = '<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent>';
      await deploy(bpmn(`${begin}${task()}${flow('s -> a')}`, { id, root: message }));
      const published = {
        name: id,
        correlationKey: 'case 1',
        messageId: 'case 1',
        timeToLiveMs: 60_000,
        variables: { caseId: 'case 1' },
      };

      await engine.publishMessage(published);
      await expect(engine.publishMessage(published)).rejects.toMatchObject({ code: 'MESSAGE_ALREADY_PUBLISHED' });

      const job = await openJob();
      await engine.completeJob(job, {});
      await ended('ELEMENT_COMPLETED');
      expect(records.filter((record) => record.valueType === 'JOB' && record.value.type === id)).toHaveLength(2);
    });

    it('completes a job by its key, whoever had it, and only once', async () => {
      await deploy(oneTask());
      await start();
      const job = await openJob();

      await engine.completeJob(job, { done: true });

      await ended('ELEMENT_COMPLETED');
      await expect(engine.completeJob(job, {})).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
      expect((await seen('VARIABLE', 'CREATED', ({ value }) => value.name === 'done')).value.value).toBe('true');
    });

    it.each(['', 'x', '-1', '1', '4503599627370497', '9007199254740993', '9'.repeat(19), '9'.repeat(40)])(
      'knows no job with the key "%s"',
      async (key) => {
        await expect(engine.completeJob(key, {})).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
      },
    );

    it('opens an incident where a job has no retries left, which is resolved with new ones', async () => {
      await deploy(oneTask());
      await start();
      const job = await openJob();

      await engine.failJob(job, { retries: 0, message: 'the printer is on fire' });
      const incident = await seen('INCIDENT', 'CREATED');

      expect(incident.value).toMatchObject({ errorType: 'JOB_NO_RETRIES', errorMessage: 'the printer is on fire' });
      await expect(engine.completeJob(job, {})).rejects.toMatchObject({ code: 'ENGINE_INVALID_STATE' });
      await expect(engine.resolveIncident(incident.key)).rejects.toMatchObject({ code: 'ENGINE_INVALID_STATE' });
      await expect(engine.updateJobRetries(job, 0)).rejects.toMatchObject({ code: 'ENGINE_INVALID_ARGUMENT' });
      await engine.updateJobRetries(job, 1);
      await engine.resolveIncident(incident.key);
      await expect(engine.resolveIncident(incident.key)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
      await engine.completeJob(job, {});
      await ended('ELEMENT_COMPLETED');
    });

    it('lets a boundary event catch the error of a job', async () => {
      const caught = `<boundaryEvent id="b" attachedToRef="a"><outgoing>b_e</outgoing><errorEventDefinition errorRef="err"/></boundaryEvent>`;
      const content = `<startEvent id="s"/>${task()}${caught}<endEvent id="e"/>${flow('s -> a')}${flow('b -> e')}`;
      await deploy(bpmn(content, { id, root: '<error id="err" errorCode="gone"/>' }));
      await start();

      await engine.throwError(await openJob(), { code: 'gone', message: '', variables: {} });

      await seen('PROCESS_INSTANCE', 'ELEMENT_COMPLETED', ({ value }) => value.elementId === 'b');
      await ended('ELEMENT_COMPLETED');
    });

    it('gives jobs to a worker, with all that the element sees, and does as it answers', async () => {
      await deploy(oneTask());
      const given: ActivatedJob[] = [];
      const worker = engine.work({
        type: id,
        maxActive: 4,
        timeoutMs: 60_000,
        handle: (job): Promise<JobAnswer> => {
          given.push(job);
          return Promise.resolve({ complete: { answer: 42 } });
        },
      });
      const key = await start({ n: 1, 姓名: '王' });

      await ended('ELEMENT_COMPLETED');
      await worker.close();

      expect(given).toHaveLength(1);
      expect(given[0]).toMatchObject({
        type: id,
        processInstanceKey: key,
        elementId: 'a',
        retries: 3,
        customHeaders: { mark: 'x' },
        variables: { n: 1, 姓名: '王' },
      });
    });

    it('fails the job of a worker that throws, with one retry less', async () => {
      await deploy(oneTask());
      const worker = engine.work({
        type: id,
        maxActive: 1,
        timeoutMs: 60_000,
        handle: () => Promise.reject(new Error('out of paper')),
      });
      await start();

      const incident = await seen('INCIDENT', 'CREATED');
      await worker.close();

      const failures = records.filter((record) => record.valueType === 'JOB' && record.intent === 'FAILED');
      expect(failures.map(({ value }) => ('retries' in value ? value.retries : undefined)).slice(-3)).toEqual([
        2, 1, 0,
      ]);
      expect(incident.value.errorMessage).toBe('out of paper');
    });

    it('never gives a worker more jobs at once than it takes, and waits for those in hand when it is closed', async () => {
      await deploy(oneTask());
      let [inHand, most, done] = [0, 0, 0];
      const worker = engine.work({
        type: id,
        maxActive: 2,
        timeoutMs: 60_000,
        handle: async () => {
          inHand += 1;
          most = Math.max(most, inHand);
          await new Promise((resolve) => setTimeout(resolve, 50));
          inHand -= 1;
          done += 1;
          return { complete: {} };
        },
      });
      await Promise.all(Array.from({ length: 6 }, () => start()));
      while (done === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      await worker.close();

      expect(inHand).toBe(0);
      expect(most).toBe(2);
    });

    it('sets variables where they are, or as an element’s own', async () => {
      await deploy(oneTask());
      const instance = await start({ n: 1 });
      const element = (await seen('JOB', 'CREATED')).value.elementInstanceKey;

      await engine.setVariables(element, { n: 2 }, { local: false });
      await engine.setVariables(element, { n: 3 }, { local: true });

      const [outer, inner] = await Promise.all([
        seen('VARIABLE', 'UPDATED', ({ value }) => value.name === 'n'),
        seen('VARIABLE', 'CREATED', ({ value }) => value.name === 'n' && value.scopeKey === element),
      ]);
      expect([outer.value.scopeKey, outer.value.value, inner.value.value]).toEqual([instance, '2', '3']);
      await expect(engine.setVariables(GONE, {}, { local: true })).rejects.toMatchObject({
        code: 'ENGINE_NOT_FOUND',
      });
    });

    it('takes nothing but an object for variables', async () => {
      await deploy(oneTask());

      const array = engine.createInstance({ bpmnProcessId: id, variables: [1] as unknown as Variables });

      await expect(array).rejects.toMatchObject({ code: 'ENGINE_INVALID_ARGUMENT' });
    });

    it('cancels an instance with its jobs, once', async () => {
      await deploy(oneTask());
      const key = await start();
      const job = await openJob();

      await engine.cancelInstance(key);

      await ended('ELEMENT_TERMINATED');
      await seen('JOB', 'CANCELED');
      await expect(engine.cancelInstance(key)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
      await expect(engine.completeJob(job, {})).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
    });

    it('tells a signal to whoever waits for it', async () => {
      const wait = '<intermediateCatchEvent id="c"><signalEventDefinition signalRef="sig"/></intermediateCatchEvent>';
      const content = `<startEvent id="s"/>${wait}<endEvent id="e"/>${flow('s -> c')}${flow('c -> e')}`;
      await deploy(bpmn(content, { id, root: `<signal id="sig" name="${id}"/>` }));
      await start();
      await seen('SIGNAL_SUBSCRIPTION', 'CREATED');

      await engine.broadcastSignal({ name: id, variables: { loud: true } });

      await ended('ELEMENT_COMPLETED');
      await seen('VARIABLE', 'CREATED', ({ value }) => value.name === 'loud');
    });

    it('takes an instance to another version, where its job goes on under another name', async () => {
      await deploy(oneTask());
      const key = await start();
      const job = await openJob();
      const [next] = await deploy(
        bpmn(`<startEvent id="s"/>${task().replace('"a"', '"b"')}${flow('s -> b')}${later('c')}${flow('b -> c')}`, {
          id,
        }),
      );
      const migration = { targetProcessDefinitionKey: next?.processDefinitionKey ?? '', mapping: { a: 'b' } };

      const forecast = await engine.checkMigration(key, migration);
      await engine.migrateInstance(key, migration);
      await engine.completeJob(job, {});

      expect(forecast).toEqual({
        moves: [{ elementId: 'a', targetElementId: 'b' }],
        opens: [],
        closes: [],
        refusals: [],
      });
      const moved = await seen('JOB', 'MIGRATED');
      expect(moved).toMatchObject({ key: job, value: { elementId: 'b', processDefinitionVersion: 2 } });
      const root = await seen('PROCESS_INSTANCE', 'ELEMENT_MIGRATED', (record) => record.key === key);
      expect(root.value).toMatchObject({ version: 2, processDefinitionKey: next?.processDefinitionKey });
      await seen('JOB', 'CREATED', ({ value }) => value.elementId === 'c');
    });

    it.each([
      ['that has no such element', () => later('z'), 'NO_COUNTERPART'],
      ['where it is another kind of element', () => calling, 'OTHER_KIND'],
      [
        'where it stands in another scope',
        () => `<subProcess id="sub"><startEvent id="ss"/>${task()}${flow('ss -> a')}</subProcess>`,
        'OTHER_SCOPE',
      ],
    ])('refuses a version %s, says so beforehand, and changes nothing', async (_where, there, reason) => {
      await deploy(oneTask());
      const key = await start();
      const job = await openJob();
      const element = /id="(\w+)"/.exec(there())?.[1] ?? '';
      const [next] = await deploy(bpmn(`<startEvent id="s"/>${there()}${flow(`s -> ${element}`)}`, { id }));
      const migration = { targetProcessDefinitionKey: next?.processDefinitionKey ?? '', mapping: {} };

      const { refusals } = await engine.checkMigration(key, migration);
      const refused = engine.migrateInstance(key, migration);

      const expected = [{ elementId: 'a', targetElementId: 'a', reason }];
      expect(refusals).toMatchObject(expected);
      await expect(refused).rejects.toMatchObject({ code: 'MIGRATION_REFUSED', facts: { key, refusals: expected } });
      await engine.completeJob(job, {});
      expect((await ended('ELEMENT_COMPLETED')).value.version).toBe(1);
    });

    it('does not know how to migrate what is not there', async () => {
      const [first] = await deploy(oneTask());
      const migration = { targetProcessDefinitionKey: first?.processDefinitionKey ?? '', mapping: {} };
      const nowhere = { targetProcessDefinitionKey: GONE, mapping: {} };
      const unknown = { code: 'ENGINE_NOT_FOUND' };
      const key = await start();

      await expect(engine.migrateInstance(GONE, migration)).rejects.toMatchObject(unknown);
      await expect(engine.checkMigration(GONE, migration)).rejects.toMatchObject(unknown);
      await expect(engine.migrateInstance(key, nowhere)).rejects.toMatchObject(unknown);
    });

    it('moves a token where it can, and says so where it cannot suspend', async () => {
      await deploy(oneTask());
      const key = await start();
      const element = (await seen('JOB', 'CREATED')).value.elementInstanceKey;

      if (engine.abilities.modifyInstance) {
        await engine.modifyInstance(key, { activate: [{ elementId: 'e' }], terminate: [element] });
        await ended('ELEMENT_COMPLETED');
      }
      const cannot = { code: 'ENGINE_CANNOT' };
      if (!engine.abilities.suspendInstance) {
        await expect(engine.suspend({ processInstanceKey: key })).rejects.toMatchObject(cannot);
      }
    });
  });
}
