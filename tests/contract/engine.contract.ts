import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnyRecord } from '../../service/engine/records.js';
import { bpmn, flow } from '../builders/diagram.js';
import { engineJobsContract } from './engineJobs.contract.js';
import { engineMigrationContract } from './engineMigration.contract.js';
import { engineRefusalsContract } from './engineRefusals.contract.js';
import { GONE, type OpenedEngine, SharedEngine, type Variables } from './sharedEngine.js';

/** What every adapter of the engine port promises. No test knows which adapter it is on. */
export function engineContract(open: () => Promise<OpenedEngine>): void {
  describe('engine', () => {
    let shared: SharedEngine;

    beforeAll(async () => {
      shared = new SharedEngine(await open());
    });
    afterAll(() => shared.close());
    beforeEach(() => shared.nextTest());
    engineJobsContract(() => shared);
    engineMigrationContract(() => shared);
    engineRefusalsContract(() => shared);

    it('deploys a process, the same file as the same version, another content as the next', async () => {
      const [first] = await shared.deploy(shared.oneTask());
      const [again] = await shared.deploy(shared.oneTask());
      const [changed] = await shared.deploy(shared.oneTask().replace('"x"', '"y"'));

      expect(first).toMatchObject({ bpmnProcessId: shared.id, version: 1, resourceName: `${shared.id}.bpmn` });
      expect(again).toEqual(first);
      expect(changed).toMatchObject({ bpmnProcessId: shared.id, version: 2 });
      expect(changed?.processDefinitionKey).toMatch(/^\d+$/);
    });

    it('compares with the latest version only, and by file name and content', async () => {
      const one = shared.oneTask();
      await shared.deploy(one);
      await shared.deploy(one.replace('"x"', '"y"'));

      const [asBefore] = await shared.deploy(one);
      const [elsewhere] = await shared.deploy(one, `${shared.id}-copy.bpmn`);

      expect([asBefore?.version, elsewhere?.version]).toEqual([3, 4]);
    });

    it('refuses a diagram that cannot run, says where, and deploys nothing beside it', async () => {
      const bad = bpmn('<startEvent id="s"/><serviceTask id="t"/>', { id: `${shared.id}bad` });
      const both = shared.engine.deploy([
        { name: 'good.bpmn', content: Buffer.from(shared.oneTask()) },
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
      await expect(shared.start()).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
    });

    it('has handed over the records of what it has acknowledged when it is caught up', async () => {
      await shared.deploy(shared.oneTask());
      const key = await shared.start({ n: 1 });
      await shared.engine.caughtUp();

      const ours = shared.records.filter((record) => record.valueType === 'PROCESS_INSTANCE' && record.key === key);
      expect(ours.map(({ intent }) => intent)).toEqual(['ELEMENT_ACTIVATING', 'ELEMENT_ACTIVATED']);
    });

    it('hands over in order, from a position on, and again what was not taken', async () => {
      await shared.deploy(shared.oneTask());
      await shared.start();
      const { partitionId, position } = await shared.seen('JOB', 'CREATED');

      const later: AnyRecord[] = [];
      let refusals = 1;
      const subscription = shared.engine.subscribe(new Map([[partitionId, position]]), (batch) => {
        refusals -= 1;
        if (refusals >= 0) return Promise.reject(new Error('not now'));
        later.push(...batch);
        return Promise.resolve();
      });
      await shared.engine.completeJob(await shared.openJob(), {});
      await shared.ended('ELEMENT_COMPLETED');
      while (later.length < shared.records.filter((record) => record.position > position).length) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await subscription.close();

      const own = later.filter((record) => record.partitionId === partitionId).map((record) => record.position);
      expect(own).toEqual([...own].sort((a, b) => a - b));
      expect(Math.min(...own)).toBeGreaterThan(position);
    });

    it('starts a process by a message once, while the message is kept', async () => {
      const message = `<message id="m" name="${shared.id}"/>`;
      const begin = '<startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent>';
      await shared.deploy(bpmn(`${begin}${shared.task()}${flow('s -> a')}`, { id: shared.id, root: message }));
      const published = {
        name: shared.id,
        correlationKey: 'case 1',
        messageId: 'case 1',
        timeToLiveMs: 60_000,
        variables: { caseId: 'case 1' },
      };

      await shared.engine.publishMessage(published);
      await expect(shared.engine.publishMessage(published)).rejects.toMatchObject({
        code: 'MESSAGE_ALREADY_PUBLISHED',
      });

      const job = await shared.openJob();
      await shared.engine.completeJob(job, {});
      await shared.ended('ELEMENT_COMPLETED');
      expect(
        shared.records.filter((record) => record.valueType === 'JOB' && record.value.type === shared.id),
      ).toHaveLength(2);
    });

    it('sets variables where they are, or as an element’s own', async () => {
      await shared.deploy(shared.oneTask());
      const instance = await shared.start({ n: 1 });
      const element = (await shared.seen('JOB', 'CREATED')).value.elementInstanceKey;

      await shared.engine.setVariables(element, { n: 2 }, { local: false });
      await shared.engine.setVariables(element, { n: 3 }, { local: true });

      const [outer, inner] = await Promise.all([
        shared.seen('VARIABLE', 'UPDATED', ({ value }) => value.name === 'n'),
        shared.seen('VARIABLE', 'CREATED', ({ value }) => value.name === 'n' && value.scopeKey === element),
      ]);
      expect([outer.value.scopeKey, outer.value.value, inner.value.value]).toEqual([instance, '2', '3']);
      await expect(shared.engine.setVariables(GONE, {}, { local: true })).rejects.toMatchObject({
        code: 'ENGINE_NOT_FOUND',
      });
    });

    it('takes nothing but an object for variables', async () => {
      await shared.deploy(shared.oneTask());

      const array = shared.engine.createInstance({ bpmnProcessId: shared.id, variables: [1] as unknown as Variables });

      await expect(array).rejects.toMatchObject({ code: 'ENGINE_INVALID_ARGUMENT' });
    });

    it('cancels an instance with its jobs, once', async () => {
      await shared.deploy(shared.oneTask());
      const key = await shared.start();
      const job = await shared.openJob();

      await shared.engine.cancelInstance(key);

      await shared.ended('ELEMENT_TERMINATED');
      await shared.seen('JOB', 'CANCELED');
      await expect(shared.engine.cancelInstance(key)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
      await expect(shared.engine.completeJob(job, {})).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
    });

    it('tells a signal to whoever waits for it', async () => {
      const wait = '<intermediateCatchEvent id="c"><signalEventDefinition signalRef="sig"/></intermediateCatchEvent>';
      const content = `<startEvent id="s"/>${wait}<endEvent id="e"/>${flow('s -> c')}${flow('c -> e')}`;
      await shared.deploy(bpmn(content, { id: shared.id, root: `<signal id="sig" name="${shared.id}"/>` }));
      await shared.start();
      await shared.seen('SIGNAL_SUBSCRIPTION', 'CREATED');

      await shared.engine.broadcastSignal({ name: shared.id, variables: { loud: true } });

      await shared.ended('ELEMENT_COMPLETED');
      await shared.seen('VARIABLE', 'CREATED', ({ value }) => value.name === 'loud');
    });

    it('moves a token where it can, and says so where it cannot suspend', async () => {
      await shared.deploy(shared.oneTask());
      const key = await shared.start();
      const element = (await shared.seen('JOB', 'CREATED')).value.elementInstanceKey;

      if (shared.engine.abilities.modifyInstance) {
        await shared.engine.modifyInstance(key, { activate: [{ elementId: 'e' }], terminate: [element] });
        await shared.ended('ELEMENT_COMPLETED');
      }
      const cannot = { code: 'ENGINE_CANNOT' };
      if (!shared.engine.abilities.suspendInstance) {
        await expect(shared.engine.suspend({ processInstanceKey: key })).rejects.toMatchObject(cannot);
      }
    });
  });
}
