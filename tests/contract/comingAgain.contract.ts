/** What a request that comes again under its key brings about over any store: nothing more. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askExtension } from '../../service/application/cases/askExtension.js';
import { urgeCase } from '../../service/application/cases/urgeCase.js';
import { found } from '../../service/application/found.js';
import { LiveChanges } from '../../service/application/liveChanges.js';
import { OutboxRelay } from '../../service/application/outbox/relay.js';
import type { Actor } from '../../service/application/people/actor.js';
import { completeTask } from '../../service/application/tasks/completeTask.js';
import { giveFeedback } from '../../service/application/tasks/giveFeedback.js';
import { chinaCalendar } from '../../service/domain/chinaCalendar.js';
import type { KeyedRequest } from '../../service/domain/keyedRequest.js';
import { VirtualClock } from '../../service/domain/virtualClock.js';
import { type EmbeddedEngine, openEmbeddedEngine } from '../../service/engine/embedded/engine.js';
import { systemRandom } from '../../service/ops/systemRandom.js';
import type { Stores } from '../../service/stores/port.js';
import { openMemoryDatabase } from '../../service/stores/sqlite/database.js';
import { GroupCommitWriter } from '../../service/stores/sqlite/writer.js';
import { NINE } from '../builders/case.js';
import { openCase } from '../builders/openCase.js';
import { openTask } from './openTask.js';

const supervisor: Actor = {
  id: 'ducha',
  name: { zh: '督查', en: 'supervisor' },
  roles: ['supervisor'],
  organisation: 'county',
};
const lead: Actor = {
  id: 'zhujian',
  name: { zh: '住建', en: 'lead' },
  roles: ['lead', 'clerk'],
  organisation: 'housing',
};

const request = (key: string, by: Actor, body = 'the same'): KeyedRequest => ({
  key,
  path: '/there',
  by: by.id,
  bodyHash: body,
});

/** `open` answers with an empty store; the engine has a database of its own. */
export function comingAgainContract(open: () => Promise<Stores>): void {
  describe('a request that comes again', () => {
    let writer: GroupCommitWriter;
    let engine: EmbeddedEngine;
    let stores: Stores;
    let needs: Parameters<typeof askExtension>[0] & Parameters<typeof completeTask>[0];
    beforeEach(async () => {
      const clock = new VirtualClock(NINE);
      writer = new GroupCommitWriter(openMemoryDatabase(NINE));
      engine = await openEmbeddedEngine({ writer, clock });
      stores = await open();
      const onTrouble = (_case: string, error: unknown) => {
        throw error;
      };
      const relay = new OutboxRelay({ stores, engine, clock, onTrouble });
      needs = {
        stores,
        clock,
        engine,
        relay,
        random: systemRandom,
        calendar: chinaCalendar,
        changes: new LiveChanges(),
      };
      await stores.collection('cases').insert(openCase());
      await stores.collection('tasks').insert(openTask('7', { caseId: 'c1', organisations: ['housing'] }));
    });
    afterEach(async () => {
      await engine.close();
      writer.close();
      await stores.close();
    });

    const theCase = async () => found(await stores.collection('cases').get('c1'), 'case', 'c1');
    const keptTask = async () => found(await stores.collection('tasks').get('7'), 'task', '7');
    const eventsTold = async (kind: string) =>
      (await stores.collection('timeline').find({ where: { caseId: 'c1', kind } })).length;
    const urge = (key: string, by = supervisor, reason = '请尽快办理') =>
      urgeCase(needs)(by, { id: 'c1', reason, request: request(key, by, reason) });

    it('urges once, and shows the case each time', async () => {
      const first = await urge('one-urge');
      const again = await urge('one-urge');

      expect([first.urges, again.urges, await eventsTold('urged')]).toEqual([1, 1, 1]);
    });

    it('urges once also where it comes three times at the same moment', async () => {
      await Promise.all([1, 2, 3].map(() => urge('one-urge')));

      expect([(await theCase()).urges, await eventsTold('urged')]).toEqual([1, 1]);
    });

    it('under another key urges again', async () => {
      await urge('one-urge');
      await urge('another-urge');

      expect([(await theCase()).urges, await eventsTold('urged')]).toEqual([2, 2]);
    });

    it('with other words under the same key is refused, and changes nothing', async () => {
      await urge('one-urge');

      await expect(urge('one-urge', supervisor, '另一件事')).rejects.toMatchObject({ code: 'REQUEST_REUSED' });

      expect((await theCase()).urges).toBe(1);
    });

    it('is another one where somebody else sends it under the same key', async () => {
      await urge('one-urge');
      await urge('one-urge', { ...supervisor, id: 'ducha-2' });

      expect((await theCase()).urges).toBe(2);
    });

    it('is refused for what stood against it, and carried out when nothing does any more', async () => {
      const withdrawn = await stores.collection('cases').save({ ...(await theCase()), status: 'withdrawn' });
      await expect(urge('one-urge')).rejects.toMatchObject({ code: 'CASE_NOT_OPEN' });
      await stores.collection('cases').save({ ...withdrawn, status: 'open' });

      await urge('one-urge');

      expect((await theCase()).urges).toBe(1);
    });

    it('asks for more time once, and is not told that its own question is pending', async () => {
      const ask = () => {
        const asked = { department: 'housing', reason: '等待材料', minutes: 60 };
        return askExtension(needs)(lead, { id: 'c1', ...asked, request: request('more-time', lead) });
      };
      await ask();
      await ask();

      expect((await theCase()).extensions).toHaveLength(1);
    });

    it('reports once on a task, also after the task is gone', async () => {
      const give = () =>
        giveFeedback(needs)(lead, { key: '7', text: '已到场', files: [], request: request('on-site', lead) });
      await give();
      await stores.collection('tasks').save({ ...(await keptTask()), state: 'completed' });

      const shown = await give();

      expect(shown.feedback.map(({ text }) => text)).toEqual(['已到场']);
      expect((await keptTask()).claimedBy).toBe(lead.id);
    });

    it('finishes a task once, and is content also after the task is gone', async () => {
      const finish = () => completeTask(needs)(lead, { key: '7', variables: {}, request: request('done', lead) });
      await finish();
      const before = await eventsTold('taskDone');
      await stores.collection('tasks').save({ ...(await keptTask()), state: 'completed' });

      await finish();

      expect([before, await eventsTold('taskDone')]).toEqual([1, 1]);
    });
  });
}
