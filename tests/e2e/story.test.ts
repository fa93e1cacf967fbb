import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { setDuration } from './drawing.js';
import { atTheDesk, finishTask, onThePhone, openCase, report } from './people.js';
import { MONDAY_MORNING, pothole } from './reportedPothole.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';

// A browser, a whole service and half a dozen people take their time on a busy machine.
jest.setTimeout(360_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const blockedFireLane = {
  text: '楼下装修垃圾堆了半个月，占了消防通道',
  grid: ['longshou', 'longtan', 'longtan-2'],
} as const;
const posters = {
  text: '楼道墙上又贴满了小广告',
  item: '非法小广告',
  grid: ['songling', 'beimen', 'beimen-1'],
} as const;
const deepPothole = { ...pothole, text: '河滨路转弯处连着三个坑，电动车摔了两次' };

describe('the work of a county, from the report to the rating', () => {
  let browser: Browser;
  let county: ServedService;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    county = await serveOnVirtualClock(MONDAY_MORNING);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await county.close();
  });

  it('climbs from the grid member over community and street to a department, each with a phone and a reason', async () => {
    const grid = await atTheDesk(browser, county.address, 'wangge');
    await grid.setViewportSize({ width: 360, height: 740 });
    await grid.getByRole('link', { name: '上报', exact: true }).click();
    const { code } = await report(grid, county, posters);
    const handOn = (phone: Page, task: string, reason: string) =>
      finishTask(phone, county, {
        code,
        task,
        fill: async (pane) => {
          await pane.getByLabel('本级办不了，上交').check();
          await pane.getByLabel('说明').fill(reason);
        },
      });

    await handOn(grid, '网格处置', '需要社区协调');
    for (const [who, task, reason] of [
      ['beimen', '社区处置', '物业不配合'],
      ['songling', '街道处置', '要查是谁贴的'],
    ] as const) {
      const phone = await atTheDesk(browser, county.address, who);
      await phone.setViewportSize({ width: 360, height: 740 });
      await handOn(phone, task, reason);
    }

    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    await openCase(clerk, county, code);
    for (const reason of ['需要社区协调', '物业不配合', '要查是谁贴的'])
      await clerk.getByText(reason).first().waitFor();
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    await clerk.getByRole('row').filter({ hasText: code }).getByRole('link', { name: '签收' }).waitFor();
  });

  it('is carried by two departments, checked by the street, partly done again, closed and rated', async () => {
    const resident = await onThePhone(browser);
    const { code } = await report(resident, county, blockedFireLane);
    await resident.getByText('橙·紧急').waitFor();
    await resident.getByText('存在消防隐患').waitFor();

    const lead = await atTheDesk(browser, county.address, 'xiaofang');
    const coHandler = await atTheDesk(browser, county.address, 'chengguan');
    for (const desk of [lead, coHandler]) await carryOut(desk, code);

    const street = await atTheDesk(browser, county.address, 'longshou');
    await finishTask(street, county, {
      code,
      task: '街道核查',
      fill: async (pane) => {
        await pane.getByLabel('县城管局').check();
        await pane.getByLabel('核查意见').fill('东侧还有杂物');
      },
    });
    await carryOut(coHandler, code);
    await finishTask(street, county, { code, task: '街道核查', fill: (pane) => pane.getByLabel('核查通过').check() });

    await resident.reload();
    await resident.getByRole('button', { name: '解决了', exact: true }).click();
    await resident.getByLabel('5 星').check({ force: true });
    await resident.getByRole('button', { name: '提交评价' }).click();
    await resident.getByText('您的评价：5 星').waitFor();
    await openCase(street, county, code);
    expect(await street.getByRole('article').getByRole('status').textContent()).toContain('返工 1 次');
  });

  it('climbs two tiers on the board of the supervisor when nobody answers', async () => {
    const resident = await onThePhone(browser);
    const { code } = await report(resident, county, blockedFireLane);
    const supervisor = await atTheDesk(browser, county.address, 'ducha');
    await supervisor.goto(`${county.address}/desk/board`);

    await county.passTo(MONDAY_MORNING + 31 * MINUTE); // orange is acknowledged in half an hour
    await overdueRow(supervisor, code).getByText('已升至第 1 级').waitFor();

    // The lead has four hours to answer for it; by then it is late by twice its limit, and the committee is passed over.
    await county.passTo(MONDAY_MORNING + 5 * HOUR);
    await overdueRow(supervisor, code).getByText('已升至第 3 级').waitFor();

    await overdueRow(supervisor, code).getByRole('button', { name: '催办' }).click();
    await supervisor.getByLabel('原因').fill('请今天答复');
    await supervisor.getByRole('dialog').getByRole('button', { name: '催办' }).click();
    await supervisor.getByRole('dialog').waitFor({ state: 'hidden' });
    await openCase(supervisor, county, code);
    await supervisor.getByText('请今天答复').waitFor();
  });

  it('follows a diagram that the administrator has changed, from the next case on', async () => {
    const resident = await onThePhone(browser);
    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    const old = await report(resident, county, deepPothole);
    await finishTask(clerk, county, { code: old.code, task: '签收' });

    const administrator = await atTheDesk(browser, county.address, 'admin');
    await administrator.goto(`${county.address}/desk/processes/department-duty`);
    await administrator.getByText('绘制检查').waitFor();
    await setDuration(administrator, 'workingNearDue', 'PT30M');
    await administrator.getByRole('button', { name: '发布' }).click();
    await administrator.getByRole('dialog').getByText('（无） → PT30M').waitFor();
    await administrator.getByLabel('原因').fill('处置半小时后提醒一次');
    await administrator.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await administrator.getByText(/第 2 版 · .* · 处置半小时后提醒一次/).waitFor();

    const young = await report(resident, county, { ...pothole, text: '河滨路又塌了一个坑，请尽快修补' });
    await finishTask(clerk, county, { code: young.code, task: '签收' });
    await county.passTo(county.now() + 31 * MINUTE);

    expect(await reminders(clerk, old.code)).toBe(0);
    expect(await reminders(clerk, young.code)).toBe(1);
  });

  /** A department's whole duty where nobody has to come on site. */
  async function carryOut(desk: Page, code: string): Promise<void> {
    await finishTask(desk, county, { code, task: '签收' });
    await finishTask(desk, county, { code, task: '处置', fill: (pane) => pane.getByLabel('处置情况').fill('已清理') });
    await finishTask(desk, county, {
      code,
      task: '反馈结果',
      fill: (pane) => pane.getByLabel('反馈意见').fill('通道已畅通'),
    });
  }

  async function reminders(desk: Page, code: string): Promise<number> {
    await openCase(desk, county, code);
    return desk.getByRole('region', { name: '办理经过' }).getByText('提醒').count();
  }
});

function overdueRow(board: Page, code: string) {
  return board.getByRole('region', { name: '逾期' }).getByRole('row').filter({ hasText: code });
}
