import { afterEach, describe, expect, it } from '@jest/globals';
import type { Migration } from '../../../service/engine/port.js';
import { bpmn, flow, serviceTask } from '../../builders/diagram.js';
import { engineRun } from '../../builders/engineRun.js';
import type { EngineRun } from '../../builders/engineRun.js';

const HOUR = 3_600_000;

let run: EngineRun;
afterEach(() => run.close());

const boundary = (id: string, hours: number) =>
  `<boundaryEvent id="${id}" attachedToRef="a"><timerEventDefinition><timeDuration>PT${hours}H</timeDuration></timerEventDefinition></boundaryEvent>${flow(`${id}->e`)}`;
const chain = (...more: string[]) =>
  bpmn(`<startEvent id="s"/>${flow('s->a')}${serviceTask('a')}${flow('a->e')}<endEvent id="e"/>${more.join('')}`);
const inSub = (task: string) =>
  bpmn(`<startEvent id="s"/>${flow('s->sub')}
    <subProcess id="sub"><startEvent id="ss"/>${flow(`ss->${task}`)}${serviceTask(task)}</subProcess>${flow('sub->e')}<endEvent id="e"/>`);

/** Runs the first diagram, deploys the second one and migrates to it. */
async function begun(before: string) {
  run = await engineRun(before);
  return run.create({ x: 1 });
}

async function next(after: string, mapping: Migration['mapping'] = {}): Promise<Migration> {
  await run.deploy(after);
  const versions = run.records.filter(({ valueType }) => valueType === 'PROCESS');
  return { targetProcessDefinitionKey: versions.at(-1)?.key ?? '', mapping };
}

async function migrated(instance: string, migration: Migration): Promise<string[]> {
  const before = run.path().length;
  await run.engine.migrateInstance(instance, migration);
  await run.engine.quiet();
  return run.path().slice(before);
}

describe('a migration', () => {
  it('takes the token along under its key, and goes on as the new version says', async () => {
    const instance = await begun(chain());
    const migration = await next(
      bpmn(
        `<startEvent id="s"/>${flow('s->a')}${serviceTask('a')}${flow('a->b')}${serviceTask('b')}${flow('b->e')}<endEvent id="e"/>`,
      ),
    );

    const path = await migrated(instance, migration);
    await run.complete('a');

    expect(path).toEqual([
      'p.ELEMENT_MIGRATED',
      'VAR:x=1',
      'a.ELEMENT_MIGRATED',
      'JOB:MIGRATED',
      'PROCESS_INSTANCE_MIGRATION:MIGRATED',
    ]);
    expect(run.path().slice(-5)).toEqual(['a.Cd', 'a_b.SF', 'b.Ag', 'JOB:CREATED', 'b.Ad']);
    const versions = run.records.flatMap((record) =>
      record.valueType === 'PROCESS_INSTANCE' ? [record.value.version] : [],
    );
    expect([versions[0], versions.at(-1)]).toEqual([1, 2]);
  });

  it('says beforehand what would happen, and changes nothing', async () => {
    const instance = await begun(chain(boundary('old', 1)));
    const migration = await next(
      bpmn(`<startEvent id="s"/>${flow('s->z')}${serviceTask('z')}${flow('z->e')}<endEvent id="e"/>
        ${boundary('late', 2).replace('attachedToRef="a"', 'attachedToRef="z"')}`),
      { a: 'z' },
    );
    const before = run.records.length;

    const forecast = await run.engine.checkMigration(instance, migration);

    expect(forecast).toEqual({
      moves: [{ elementId: 'a', targetElementId: 'z' }],
      opens: ['late'],
      closes: ['old'],
      refusals: [],
    });
    expect(run.records).toHaveLength(before);
  });

  it('keeps a timer that both have with its time, closes what is gone and opens what is new', async () => {
    const instance = await begun(chain(boundary('old', 1), boundary('kept', 2)));
    const migration = await next(chain(boundary('kept', 5), boundary('added', 3)));

    const path = await migrated(instance, migration);
    await run.advance(2 * HOUR);

    expect(path.filter((step) => step.startsWith('TIMER'))).toEqual([
      'TIMER:CANCELED',
      'TIMER:MIGRATED',
      'TIMER:CREATED',
    ]);
    expect(run.path()).toEqual(expect.arrayContaining(['kept.Cd', 'p.Cd']));
  });

  it('does not open a second time what has happened already', async () => {
    const once = boundary('once', 1).replace('attachedToRef', 'cancelActivity="false" attachedToRef');
    const instance = await begun(chain(once));
    await run.advance(HOUR);
    const migration = await next(chain(once.replace('PT1H', 'PT2H')));

    const path = await migrated(instance, migration);

    expect(path.filter((step) => step.startsWith('TIMER'))).toEqual([]);
  });

  it('lets a message find the element that now waits for it', async () => {
    const message = (name: string) =>
      `<message id="m" name="${name}"><extensionElements><zeebe:subscription correlationKey="=x"/></extensionElements></message>`;
    const waiting = (id: string) =>
      bpmn(
        `<startEvent id="s"/>${flow(`s->${id}`)}<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow(`${id}->e`)}<endEvent id="e"/>`,
        { root: message('news') },
      );
    const instance = await begun(waiting('c'));
    const migration = await next(waiting('d'), { c: 'd' });

    await migrated(instance, migration);
    await run.engine.publishMessage({ name: 'news', correlationKey: '1', timeToLiveMs: 0, variables: {} });
    await run.engine.quiet();

    expect(run.path()).toEqual(expect.arrayContaining(['d.Cd', 'p.Cd']));
  });

  it('takes along who waits at a join', async () => {
    const forked = (more: string) =>
      bpmn(`<startEvent id="s"/>${flow('s->f')}<parallelGateway id="f"/>${more}${flow('f->a')}${serviceTask('a')}${flow('f->b')}${serviceTask('b')}
        ${flow('a->j')}${flow('b->j')}<parallelGateway id="j"/>${flow('j->e')}<endEvent id="e"/>`);
    const instance = await begun(forked(''));
    await run.complete('a');
    const migration = await next(forked('<task id="unconnected"/>'));

    await migrated(instance, migration);
    await run.complete('b');

    expect(run.path().at(-1)).toBe('p.Cd');
  });

  it('takes along what waits for the resumption of a suspended instance', async () => {
    const timer = `<intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>`;
    const instance = await begun(bpmn(`<startEvent id="s"/>${flow('s->t')}${timer}${flow('t->a')}${serviceTask('a')}`));
    await run.engine.suspend({ processInstanceKey: instance });
    await run.advance(2 * HOUR);
    const migration = await next(
      bpmn(`<startEvent id="s"/><task id="first"/>${flow('s->t')}${timer}${flow('t->z')}${serviceTask('z')}`),
    );

    await migrated(instance, migration);
    await run.engine.resume({ processInstanceKey: instance });
    await run.engine.quiet();

    expect(run.path().slice(-4)).toEqual(['t_z.SF', 'z.Ag', 'JOB:CREATED', 'z.Ad']);
  });
});

describe('a migration is refused', () => {
  it.each([
    ['an element that the target does not have', chain(), inSub('t'), 'a', 'NO_COUNTERPART'],
    ['an element of another kind', chain(), chain().replaceAll('serviceTask', 'sendTask'), 'a', 'OTHER_KIND'],
    ['an element in another scope', chain(), inSub('a'), 'a', 'OTHER_SCOPE'],
    [
      'an event that cannot be opened',
      chain(),
      chain(boundary('late', 1).replace('PT1H', '=missing')),
      'late',
      'CANNOT_LISTEN',
    ],
  ])('for %s, and nothing has changed', async (_what, before, after, elementId, reason) => {
    const instance = await begun(before);
    const migration = await next(after);
    const recorded = run.records.length;

    const refused = run.engine.migrateInstance(instance, migration);

    const refusals = [expect.objectContaining({ elementId, reason })];
    await expect(refused).rejects.toMatchObject({ code: 'MIGRATION_REFUSED', facts: { key: instance, refusals } });
    await run.engine.quiet();
    expect(run.records).toHaveLength(recorded);
    await run.complete('a');
    expect(run.path().at(-1)).toBe('p.Cd');
  });

  it('for a target that is not there', async () => {
    const instance = await begun(chain());

    const refused = run.engine.migrateInstance(instance, { targetProcessDefinitionKey: '1', mapping: {} });

    await expect(refused).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND', facts: { kind: 'process' } });
  });
});
