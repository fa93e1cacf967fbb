import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { announceNoise } from './consoleNoise.js';
import { dutyWithEarlyReminder } from './earlyReminder.js';
import { atTheDesk, onThePhone, openCase, report } from './people.js';
import { type ReportedPothole, reportedPothole } from './reportedPothole.js';
import type { ServedService } from './servedService.js';

// A browser and a whole service take their time on a busy machine.
jest.setTimeout(360_000);

/** The smallest PNG: one pixel. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let opened: ReportedPothole;
let browser: Browser;
let county: ServedService;
let code: string;

beforeAll(async () => {
  opened = await reportedPothole();
  ({ browser, county, code } = opened);
});
afterAll(() => opened.close());

/** The pane of a task of the case. */
async function openTask(desk: Page, task: string) {
  await desk.goto(`${county.address}/desk/tasks?scope=all`);
  await desk.getByRole('row').filter({ hasText: code }).getByRole('link', { name: task, exact: true }).click();
  return desk.getByRole('complementary', { name: '打开的任务' });
}

async function sayWhy(desk: Page, move: string, reason: string) {
  const dialogue = desk.getByRole('dialog', { name: move });
  await dialogue.getByLabel('原因').fill(reason);
  await dialogue.getByRole('button', { name: move }).click();
  await dialogue.waitFor({ state: 'hidden' });
  await county.service.quiet();
}

describe('on the phone', () => {
  it('a resident hears that a photo is too large before it is sent', async () => {
    const phone = await onThePhone(browser);
    const sent: string[] = [];
    phone.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await phone.goto(county.address);

    const large = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) };
    await phone.locator('.photo-add input').setInputFiles(large);

    await phone.getByRole('alert').filter({ hasText: '文件有 11 MB，超过上限 10 MB' }).waitFor();
    expect(sent.filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  it('a resident sends a photo and a point on the map, and takes the report back', async () => {
    const phone = await onThePhone(browser);
    await phone.goto(county.address);
    await phone.getByLabel('情况说明').fill('小区门口路灯不亮');
    await phone.locator('.photo-add input').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: photo });
    await phone.getByRole('img').first().waitFor();
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByRole('button', { name: '地图' }).click();
    await phone.locator('.point-map').click({ position: { x: 150, y: 140 } });
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByRole('group', { name: '有人受伤吗？' }).getByRole('button', { name: '1 人' }).click();
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByRole('link', { name: '查看进度' }).click();
    await phone.locator('.followed-photo').waitFor();

    await phone.locator('.withdraw summary').click();
    await phone.locator('#withdraw-reason').fill('物业已修好');
    await phone.locator('.withdraw button[type=submit]').click();
    await phone.locator('.truth').getByText('已撤回').waitFor();

    const [state] = await county.service.needs.stores.collection('cases').find({ where: { status: 'withdrawn' } });
    expect([state?.report.photos.length, state?.report.point === null, state?.report.injured]).toEqual([1, false, 1]);
  });
});

describe('with an account', () => {
  it('a resident finds what he has reported without its code, and is not sent to the desk', async () => {
    const phone = await onThePhone(browser);
    await phone.goto(`${county.address}/follow`);
    await phone.getByRole('link', { name: '登录后查看' }).click();
    await phone.getByLabel('账号').fill('jumin');
    await phone.getByLabel('密码').fill('shaodao');
    await phone.getByRole('button', { name: '登录' }).click();
    await phone.getByText('登录后还没有上报过').waitFor();
    const own = { text: '楼道灯坏了三天', grid: ['songling', 'beimen', 'beimen-1'] } as const;
    const reported = await report(phone, county, own);

    await phone.goto(`${county.address}/follow`);
    await phone.getByRole('link', { name: own.text }).click();
    await phone.getByText(reported.code).waitFor();
  });
});

describe('at the desk', () => {
  it('a grid member goes to the report and back on a phone, and what was reported is in the list', async () => {
    const phone = await atTheDesk(browser, county.address, 'wangge');
    await phone.setViewportSize({ width: 360, height: 740 });
    await phone.getByRole('link', { name: '上报', exact: true }).click();
    await phone.getByRole('link', { name: '工作台' }).waitFor();
    const own = { text: '单元门口的灯罩松了', grid: ['songling', 'beimen', 'beimen-1'] } as const;
    const reported = await report(phone, county, own);

    await phone.getByRole('link', { name: '工作台' }).click();
    await phone.getByRole('link', { name: '案件', exact: true }).click();
    await phone.getByText(reported.code).first().waitFor();
  });

  it('of two clerks who claim at once one wins, and the other reads who', async () => {
    const desks = await Promise.all(['chengguan', 'chengguan-2'].map((who) => atTheDesk(browser, county.address, who)));
    const panes = await Promise.all(desks.map((desk) => openTask(desk, '签收')));
    for (const desk of desks) announceNoise(desk, /claim: .* 409/);
    // Both claims are on their way before either goes on: a page that hears of another's claim has nothing left to press.
    const claims = desks.map((desk) => new Promise<Route>((settle) => void desk.route('**/claim', settle)));

    await Promise.all(panes.map((pane) => pane.getByRole('button', { name: '认领' }).click()));
    for (const claim of await Promise.all(claims)) await claim.continue();

    const won = panes.map((pane) => pane.getByText('您已认领').waitFor());
    const lost = panes.map((pane) => pane.getByText(/已认领此任务/).waitFor());
    for (const never of [...won, ...lost]) never.catch(() => undefined); // each page shows one of the two
    await Promise.all([Promise.any(won), Promise.any(lost)]);
  });

  it('the lead gives the task to somebody else, and asks for more time, which the street grants', async () => {
    const lead = await atTheDesk(browser, county.address, 'chengguan-lead');
    const pane = await openTask(lead, '签收');
    await pane.getByRole('tab', { name: '指派' }).click();
    await pane.getByLabel('指派给').fill('刘丽华');
    await lead.locator('.ant-select-item-option-active', { hasText: '刘丽华' }).waitFor();
    await pane.getByLabel('指派给').press('Enter');
    await pane.locator('form:has(#assign-to) button[type=submit]').click();
    await pane.getByText('刘丽华').first().waitFor();
    await pane.getByRole('tab', { name: '申请延期' }).click();
    await pane.locator('#extension-reason').fill('等待沥青');
    await pane.locator('#extension-hours').fill('8');
    await pane.locator('form:has(#extension-hours) button[type=submit]').click();
    await pane.getByRole('status').waitFor();

    const street = await atTheDesk(browser, county.address, 'songling');
    await openCase(street, county, code);
    await street.getByText('等待沥青').first().waitFor();
    await street.getByRole('button', { name: '准予延期' }).click();
    await street.getByText('同意延期').waitFor();
  });

  it('the street calls one more department, and lets the clock stand still and run again', async () => {
    const street = await atTheDesk(browser, county.address, 'songling');
    await openCase(street, county, code);
    await street.getByRole('button', { name: '加派协办' }).click();
    const dialogue = street.getByRole('dialog', { name: '加派协办' });
    await dialogue.getByLabel('协办部门').fill('公安');
    await street.locator('.ant-select-item-option-active', { hasText: '公安局' }).waitFor();
    await dialogue.getByLabel('协办部门').press('Enter');
    await sayWhy(street, '加派协办', '需要交通管制');
    await street.getByText('加派县公安局协办').waitFor();

    await street.getByRole('button', { name: '挂账' }).click();
    await street.getByRole('dialog', { name: '挂账' }).locator('#until').fill('2026-04-01');
    await sayWhy(street, '挂账', '等待管线迁改');
    await street.getByText('已挂账，计时暂停').waitFor();
    await street.getByRole('button', { name: '恢复' }).click();
    await sayWhy(street, '恢复', '迁改完成');
    await street.getByText('恢复办理，计时继续').waitFor();
  });
});

describe('the board', () => {
  it('opens the cases of a figure, fills a wall, and shows its keys', async () => {
    const desk = await atTheDesk(browser, county.address, 'ducha');
    await desk.goto(`${county.address}/desk/board`);
    await desk.getByRole('link', { name: /^结案率：统计范围内的案件 3$/ }).click();
    await desk.getByRole('link', { name: code }).waitFor();
    await desk.getByText('结案率：统计范围内的案件').waitFor();

    await desk.keyboard.press('?');
    await desk.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
    await desk.keyboard.press('Escape');
    await desk.goto(`${county.address}/desk/board?wall`);
    await desk.locator('.wall-figures').waitFor();
    expect(await desk.getByRole('navigation').count()).toBe(0);
    await desk.keyboard.press('Escape');
    await desk.getByRole('navigation').waitFor();
  });
});

describe('the studio', () => {
  it('shows beside each other what a new version changed', async () => {
    const desk = await atTheDesk(browser, county.address, 'admin');
    const drawing = dutyWithEarlyReminder();
    await desk.goto(`${county.address}/desk/processes/department-duty`);
    await desk.locator('input[accept=".bpmn,.xml"]').setInputFiles({
      name: 'department-duty.bpmn',
      mimeType: 'application/xml',
      buffer: Buffer.from(drawing),
    });
    await desk.locator('[data-element-id=earlyReminder]').first().waitFor();
    await desk.getByRole('button', { name: '发布' }).click();
    await sayWhy(desk, '发布', '提前半小时提醒');

    await desk.goto(`${county.address}/desk/processes/department-duty?version=2&against=1`);
    const changes = desk.locator('.findings li');
    await changes.filter({ hasText: '提前提醒' }).waitFor();
    expect(await changes.filter({ hasText: '新增' }).count()).toBe(5);
  });
});
