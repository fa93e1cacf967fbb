import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { pressAt, tabTo, typeAt, whereFocusIs } from './keyboard.js';
import { onThePhone } from './people.js';
import { MONDAY_MORNING } from './reportedPothole.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';

jest.setTimeout(360_000);

const MINUTE = 60_000;
/** The gate asks json-rules-engine about thousands of fact records. */
const GATE_MS = 60_000;

describe('the work of a county without a mouse', () => {
  let browser: Browser;
  let county: ServedService;

  beforeAll(async () => {
    [browser, county] = await Promise.all([openBrowser(), serveOnVirtualClock(MONDAY_MORNING)]);
  });
  afterAll(async () => {
    await browser.close();
    await county.close();
  });

  it('goes from the report to the rating', async () => {
    const resident = await onThePhone(browser);
    const code = await reportFireLane(resident);

    const lead = await signedIn('xiaofang');
    const coHandler = await signedIn('chengguan');
    for (const desk of [lead, coHandler]) await carryOut(desk, code);
    const street = await signedIn('longshou');
    await finish(street, code, '街道核查', async () => {
      await chooseAt(street, '县城管局');
      await typeAt(street, street.getByLabel('核查意见'), '东侧还有杂物');
    });
    await carryOut(coHandler, code);
    await finish(street, code, '街道核查', () => chooseAt(street, '核查通过'));

    await resident.reload();
    await pressAt(resident, resident.getByRole('button', { name: '解决了', exact: true }));
    await tabTo(resident, resident.getByLabel('1 星'));
    await resident.keyboard.press('Space');
    for (let stars = 1; stars < 5; stars += 1) await resident.keyboard.press('ArrowRight');
    await pressAt(resident, resident.getByRole('button', { name: '提交评价' }));
    await resident.getByText('您的评价：5 星').waitFor();
    expect(await whereFocusIs(resident)).toContain(code);
  });

  it('is urged from the board, to which the focus comes back', async () => {
    const code = await reportFireLane(await onThePhone(browser));
    await county.passTo(county.now() + 31 * MINUTE);
    const supervisor = await signedIn('ducha');
    await supervisor.keyboard.press('g');
    await supervisor.keyboard.press('b');
    const row = supervisor.getByRole('region', { name: '逾期' }).getByRole('row').filter({ hasText: code });

    await pressAt(supervisor, row.getByRole('button', { name: '催办' }));
    const dialogue = supervisor.getByRole('dialog');
    await typeAt(supervisor, dialogue.getByLabel('原因'), '请今天答复');
    await pressAt(supervisor, dialogue.getByRole('button', { name: '催办' }));
    await dialogue.waitFor({ state: 'hidden' });

    expect(await whereFocusIs(supervisor)).toBe('催办');
  });

  it('follows a diagram in which a property was changed', async () => {
    const studio = await signedIn('admin');
    await pressAt(studio, studio.getByRole('link', { name: '部门职责' }));
    await studio.locator('button:enabled', { hasText: '检查' }).waitFor();
    await tabTo(studio, studio.locator('.djs-container svg').first());
    await studio.keyboard.press('Control+f');
    await studio.keyboard.insertText('反馈结果');
    await studio.keyboard.press('End'); // it looks when a key comes up, as one does at the end of a Chinese word
    await studio.locator('.djs-search-result-selected', { hasText: '反馈结果' }).waitFor();
    await studio.keyboard.press('Enter');
    const general = studio.locator('[data-group-id=group-general]');
    await pressAt(studio, general.getByRole('button'));
    await typeAt(studio, general.getByLabel('名称', { exact: true }), '（附照片）');
    await studio.getByText('有未发布的修改').waitFor();

    await pressAt(studio, studio.getByRole('button', { name: '发布' }), 'Shift+Tab');
    const dialogue = studio.getByRole('dialog');
    await typeAt(studio, dialogue.getByLabel('原因'), '反馈要附照片');
    await pressAt(studio, dialogue.getByRole('button', { name: '发布' }));
    await studio.getByText('第 2 版已发布').waitFor();
    await dialogue.waitFor({ state: 'hidden' });

    expect(await whereFocusIs(studio)).toBe('部门职责');
  });

  it('decides by a rule whose words were changed', async () => {
    const desk = await signedIn('admin');
    await desk.keyboard.press('g');
    await desk.keyboard.press('r');
    await pressAt(desk, desk.getByRole('link', { name: '分色与派单' }));
    await desk.getByText('可以发布').waitFor();
    await typeAt(desk, desk.getByLabel('查找规则'), 'fifty-people');
    await pressAt(desk, desk.getByRole('button', { name: '编辑 fifty-people' }));
    expect(await whereFocusIs(desk)).toBe('打开的规则');
    const pane = desk.getByRole('complementary', { name: '打开的规则' });
    const reason = pane.getByLabel('理由（中文）');
    await tabTo(desk, reason);
    await desk.keyboard.press('End');
    await desk.keyboard.insertText('（含过路人）');
    await pressAt(desk, pane.getByRole('button', { name: '关闭' }), 'Shift+Tab');
    expect(await whereFocusIs(desk)).toBe('编辑 fifty-people');

    await pressAt(desk, desk.getByRole('button', { name: '发布' }), 'Shift+Tab');
    const dialogue = desk.getByRole('dialog');
    await typeAt(desk, dialogue.getByLabel('原因'), '过路人也算');
    await pressAt(desk, dialogue.getByRole('button', { name: '发布' }));
    await desk.getByText('第 2 版已发布').waitFor({ timeout: GATE_MS });
    await dialogue.waitFor({ state: 'hidden' });

    expect(await whereFocusIs(desk)).toBe('分色与派单');
  });

  it('leaves an open task with Escape, and is back at its row', async () => {
    await reportFireLane(await onThePhone(browser));
    const clerk = await signedIn('xiaofang');
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    await pressAt(clerk, clerk.getByRole('link', { name: '签收' }).first());
    const pane = clerk.getByRole('complementary', { name: '打开的任务' });
    await pane.getByRole('button', { name: '认领' }).waitFor();
    await clerk.keyboard.press('Escape');
    await pane.waitFor({ state: 'detached' });

    expect(await whereFocusIs(clerk)).toBe('签收');
  });

  async function signedIn(login: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    const desk = await context.newPage();
    desk.setDefaultTimeout(15_000);
    await desk.goto(`${county.address}/desk`);
    await typeAt(desk, desk.getByLabel('账号'), login);
    await typeAt(desk, desk.getByLabel('密码'), 'shaodao');
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: '退出' }).waitFor();
    return desk;
  }

  async function reportFireLane(phone: Page): Promise<string> {
    await phone.goto(county.address);
    await typeAt(phone, phone.getByLabel('情况说明'), '楼下装修垃圾堆了半个月，占了消防通道');
    await pressAt(phone, phone.getByRole('button', { name: '下一步' }));
    for (const [field, option] of [
      ['街道', 'longshou'],
      ['社区', 'longtan'],
      ['网格', 'longtan-2'],
    ] as const) {
      const select = phone.getByLabel(field, { exact: true });
      await select.waitFor();
      await tabTo(phone, select);
      for (let places = 0; places < 20 && (await select.inputValue()) !== option; places += 1)
        await phone.keyboard.press('ArrowDown');
      expect(await select.inputValue()).toBe(option);
    }
    await pressAt(phone, phone.getByRole('button', { name: '下一步' }));
    await pressAt(phone, phone.getByRole('button', { name: '提交' }));
    await pressAt(phone, phone.getByRole('link', { name: '查看进度' }));
    await county.service.quiet();
    return (await phone.locator('.followed-code').textContent()) ?? '';
  }

  async function carryOut(desk: Page, code: string): Promise<void> {
    await finish(desk, code, '签收', () => Promise.resolve());
    await finish(desk, code, '处置', () => typeAt(desk, desk.getByLabel('处置情况'), '已清理'));
    await finish(desk, code, '反馈结果', () => typeAt(desk, desk.getByLabel('反馈意见'), '通道已畅通'));
  }

  /** Claims the task, says what its form asks for, and finishes it; the focus stays with the work all the time. */
  async function finish(desk: Page, code: string, task: string, fill: () => Promise<void>): Promise<void> {
    await desk.goto(`${county.address}/desk/tasks?scope=all`);
    await pressAt(desk, desk.getByRole('row').filter({ hasText: code }).getByRole('link', { name: task, exact: true }));
    const pane = desk.getByRole('complementary', { name: '打开的任务' });
    await pressAt(desk, pane.getByRole('button', { name: '认领' }));
    await pane.getByText('您已认领').waitFor();
    expect(await whereFocusIs(desk)).toBe('打开的任务');
    await fill();
    await pressAt(desk, pane.getByRole('button', { name: '提交完成' }));
    await pane.waitFor({ state: 'detached' });
    expect(await whereFocusIs(desk)).toBe('任务列表');
    await county.service.quiet();
  }

  async function chooseAt(desk: Page, choice: string): Promise<void> {
    const wanted = desk.getByLabel(choice);
    await wanted.waitFor();
    await tabTo(desk, wanted);
    await desk.keyboard.press('Space');
  }
});
