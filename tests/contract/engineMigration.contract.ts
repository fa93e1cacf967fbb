import { beforeEach, describe, expect, it } from '@jest/globals';
import { bpmn, flow } from '../builders/diagram.js';
import { GONE, type SharedEngine } from './sharedEngine.js';

const calling =
  '<callActivity id="a"><extensionElements><zeebe:calledElement processId="other"/></extensionElements></callActivity>';

/** What every adapter promises of instances that are taken to another version. */
export function engineMigrationContract(sharedEngine: () => SharedEngine): void {
  let shared: SharedEngine;
  beforeEach(() => {
    shared = sharedEngine();
  });
  describe('migration', () => {
    const later = (element: string) => shared.task('', element);

    it('takes an instance to another version, where its job goes on under another name', async () => {
      await shared.deploy(shared.oneTask());
      const key = await shared.start();
      const job = await shared.openJob();
      const [next] = await shared.deploy(
        bpmn(
          `<startEvent id="s"/>${shared.task().replace('"a"', '"b"')}${flow('s -> b')}${later('c')}${flow('b -> c')}`,
          {
            id: shared.id,
          },
        ),
      );
      const migration = { targetProcessDefinitionKey: next?.processDefinitionKey ?? '', mapping: { a: 'b' } };

      const forecast = await shared.engine.checkMigration(key, migration);
      await shared.engine.migrateInstance(key, migration);
      await shared.engine.completeJob(job, {});

      expect(forecast).toEqual({
        moves: [{ elementId: 'a', targetElementId: 'b' }],
        opens: [],
        closes: [],
        refusals: [],
      });
      const moved = await shared.seen('JOB', 'MIGRATED');
      expect(moved).toMatchObject({ key: job, value: { elementId: 'b', processDefinitionVersion: 2 } });
      const root = await shared.seen('PROCESS_INSTANCE', 'ELEMENT_MIGRATED', (record) => record.key === key);
      expect(root.value).toMatchObject({ version: 2, processDefinitionKey: next?.processDefinitionKey });
      await shared.seen('JOB', 'CREATED', ({ value }) => value.elementId === 'c');
    });

    it.each([
      ['that has no such element', () => later('z'), 'NO_COUNTERPART'],
      ['where it is another kind of element', () => calling, 'OTHER_KIND'],
      [
        'where it stands in another scope',
        () => `<subProcess id="sub"><startEvent id="ss"/>${shared.task()}${flow('ss -> a')}</subProcess>`,
        'OTHER_SCOPE',
      ],
    ])('refuses a version %s, says so beforehand, and changes nothing', async (_where, there, reason) => {
      await shared.deploy(shared.oneTask());
      const key = await shared.start();
      const job = await shared.openJob();
      const element = /id="(\w+)"/.exec(there())?.[1] ?? '';
      const [next] = await shared.deploy(
        bpmn(`<startEvent id="s"/>${there()}${flow(`s -> ${element}`)}`, { id: shared.id }),
      );
      const migration = { targetProcessDefinitionKey: next?.processDefinitionKey ?? '', mapping: {} };

      const { refusals } = await shared.engine.checkMigration(key, migration);
      const refused = shared.engine.migrateInstance(key, migration);

      const expected = [{ elementId: 'a', targetElementId: 'a', reason }];
      expect(refusals).toMatchObject(expected);
      await expect(refused).rejects.toMatchObject({ code: 'MIGRATION_REFUSED', facts: { key, refusals: expected } });
      await shared.engine.completeJob(job, {});
      expect((await shared.ended('ELEMENT_COMPLETED')).value.version).toBe(1);
    });

    it('does not know how to migrate what is not there', async () => {
      const [first] = await shared.deploy(shared.oneTask());
      const migration = { targetProcessDefinitionKey: first?.processDefinitionKey ?? '', mapping: {} };
      const nowhere = { targetProcessDefinitionKey: GONE, mapping: {} };
      const unknown = { code: 'ENGINE_NOT_FOUND' };
      const key = await shared.start();

      await expect(shared.engine.migrateInstance(GONE, migration)).rejects.toMatchObject(unknown);
      await expect(shared.engine.checkMigration(GONE, migration)).rejects.toMatchObject(unknown);
      await expect(shared.engine.migrateInstance(key, nowhere)).rejects.toMatchObject(unknown);
    });
  });
}
