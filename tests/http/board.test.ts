import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Board } from '../../service/contract/board.js';
import { CaseList, FigureId } from '../../service/contract/case.js';
import { ReportReceipt } from '../../service/contract/report.js';
import { TaskList } from '../../service/contract/task.js';
import { type Caller, HOUR, type Office, openOffice, seen } from '../builders/office.js';

const DAY = 24 * HOUR;

// Two months pass.
jest.setTimeout(240_000);

let office: Office;
let supervisor: Caller;

/** Eight cases of urban-management: some handled at once, some late, some taken back, some of the month before. */
beforeAll(async () => {
  office = await openOffice();
  for (const past of [31, 1]) {
    const [resident, clerk] = [await office.as(), await office.as('chengguan')];
    const codes = [];
    for (let number = 0; number < 4; number += 1) {
      const body = {
        text: `井盖第${number}处`,
        itemId: 'manhole-missing',
        gridId: number < 2 ? 'beimen-1' : 'dengta-1',
      };
      codes.push(seen(ReportReceipt, await resident.post('/reports', body)).trackingCode);
    }
    await office.quiet();
    await resident.post(`/reports/${codes[3] ?? ''}/withdrawal`, { reason: '已自行解决' });
    const newest = seen(TaskList, await clerk.get('/tasks?sort=createdAt')).items.at(-1);
    await clerk.post(`/tasks/${newest?.key ?? ''}/complete`, {});
    await office.quiet();
    await office.advance(past === 31 ? 30 * DAY : DAY);
  }
  supervisor = await office.as('ducha');
});
afterAll(() => office.close());

describe('board', () => {
  it.each(FigureId.exclude(['unanswered']).options)(
    'opens exactly the cases that the figure %s has counted',
    async (figure) => {
      const board = seen(Board, await supervisor.get('/board'));
      const { part, whole } = board.figures.find(({ id }) => id === figure) ?? { part: -1, whole: -1 };
      const listed = async (more: string) =>
        seen(CaseList, await supervisor.get(`/cases?figure=${figure}${more}`)).total;

      expect([await listed('&counted=yes'), await listed('')]).toEqual([part, whole]);
      expect(await listed('&counted=no')).toBe(whole - part);
    },
  );

  it('counts a case as late from its deadline on, with nobody touching it', async () => {
    const { figures } = seen(Board, await supervisor.get('/board'));

    expect(figures.find(({ id }) => id === 'acknowledgedOnTime')).toMatchObject({ part: 1, whole: 3 });
  });

  it('leaves out what was taken back, and compares with the thirty days before', async () => {
    const { figures } = seen(Board, await supervisor.get('/board'));

    expect(figures.find(({ id }) => id === 'handled')).toMatchObject({ whole: 3, previous: { whole: 3 } });
  });

  it('is about the cases that one may read', async () => {
    const street = seen(Board, await (await office.as('songling')).get('/board'));
    const other = seen(Board, await (await office.as('jiaotong')).get('/board'));

    expect(street.byStreet.map(({ organisation }) => organisation.id)).toEqual(['songling']);
    expect(street.figures.find(({ id }) => id === 'handled')?.whole).toBe(2);
    expect([other.overdue, other.figures.every(({ whole }) => whole === 0)]).toEqual([[], true]);
  });
});
