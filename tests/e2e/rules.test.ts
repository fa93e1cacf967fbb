import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { announceNoise } from './consoleNoise.js';
import { atTheDesk, openCase } from './people.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';

// A browser and a whole service take their time on a busy machine.
jest.setTimeout(360_000);

/** The gate asks json-rules-engine about thousands of fact records. */
const GATE_MS = 60_000;

const MONDAY_MORNING = Date.parse('2026-03-02T09:00:00+08:00');

describe('an administrator who changes how cases are decided', () => {
  let browser: Browser;
  let county: ServedService;

  beforeAll(async () => {
    [browser, county] = await Promise.all([openBrowser(), serveOnVirtualClock(MONDAY_MORNING)]);
  });
  afterAll(async () => {
    await browser.close();
    await county.close();
  });

  it('is refused while an example fails, sees what would change, publishes, and the next case is decided anew', async () => {
    const old = await reportFor(60);
    const desk = await atTheDesk(browser, county.address, 'admin');
    await desk.goto(`${county.address}/desk/rules/triage`);

    await raiseThreshold(desk);
    await desk.getByText('1 个样例不通过').waitFor();
    announceNoise(desk, /versions: .* 422/);
    await askToPublish(desk, '门槛提高到八十人');
    const refusal = desk.getByRole('dialog').getByRole('region', { name: '不能发布的原因' });
    await refusal.getByText('影响 50 人为黄色').waitFor();
    await refusal.getByText('颜色：应为“黄·较急”，得到“绿·就地”').waitFor();
    await desk.keyboard.press('Escape');

    await desk.getByRole('link', { name: '样例' }).click();
    await desk.getByLabel('只看不通过的').check();
    await desk.getByRole('button', { name: '影响 50 人为黄色' }).click();
    await desk.getByRole('button', { name: '以现在的结果为准' }).click();
    await desk.getByText('可以发布').waitFor();

    await desk.getByRole('link', { name: '比较' }).click();
    await desk.getByRole('button', { name: /比\s?较/ }).click();
    await desk.getByRole('heading', { name: '重判 1 件，1 件结果不同' }).waitFor();
    const would = desk.getByRole('row').filter({ hasText: old });
    expect(await would.textContent()).toMatch(/颜色.*黄·较急.*→.*绿·就地/);

    await askToPublish(desk, '门槛提高到八十人');
    await desk
      .getByText(/第 2 版 · .* · 门槛提高到八十人/)
      .first() // it is the version that one may compare with, too
      .waitFor({ timeout: GATE_MS });

    const young = await reportFor(60);
    await openCase(desk, county, young);
    expect(await truthOf(desk)).toContain('绿·就地');
    await desk.getByText('规则版本 2').waitFor();
    await desk.getByText('若影响人数为80').waitFor();
    await openCase(desk, county, old);
    expect(await truthOf(desk)).toContain('黄·较急');
    await desk.getByRole('listitem').filter({ hasText: '影响五十人以上' }).waitFor();
    await desk.getByText('规则版本 1').waitFor();
  });

  it('publishes the old version anew, and the next case follows it', async () => {
    const desk = await atTheDesk(browser, county.address, 'admin');
    await desk.goto(`${county.address}/desk/rules/triage`);

    // By keyboard: a list that opens while the page below it arrives may move away under a mouse.
    await desk.getByText('可以发布').waitFor();
    await desk.getByLabel('版本', { exact: true }).press('ArrowDown');
    await desk.getByTitle(/^第 1 版/).waitFor();
    await desk.getByLabel('版本', { exact: true }).press('ArrowDown');
    await desk.getByLabel('版本', { exact: true }).press('Enter');
    await desk.getByText('这是第 1 版，现行的是第 2 版').waitFor();
    await desk.getByRole('button', { name: '重新发布这一版' }).click();
    await desk.getByLabel('原因').fill('八十人漏掉了急件');
    await desk.getByRole('dialog').getByRole('button', { name: '重新发布这一版' }).click();
    await desk.getByText(/第 3 版 · .* · 八十人漏掉了急件/).waitFor({ timeout: GATE_MS });

    await openCase(desk, county, await reportFor(60));
    expect(await truthOf(desk)).toContain('黄·较急');
    await desk.getByText('规则版本 3').waitFor();
  });

  it('takes the case on the screen as an example', async () => {
    const code = await reportFor(500);
    const desk = await atTheDesk(browser, county.address, 'admin');
    await openCase(desk, county, code);

    await desk.getByRole('link', { name: '添加为规则样例' }).click();
    await desk.getByRole('button', { name: '添加为样例' }).click();

    const example = desk.getByRole('complementary', { name: '打开的样例' });
    expect(await example.getByLabel('样例名称').inputValue()).toContain(code);
    expect(await example.getByLabel('影响人数', { exact: true }).inputValue()).toBe('500');
    await desk.getByText('有未发布的修改。').waitFor();
  });

  it('turns on the emergency mode, and the next case is more urgent for it', async () => {
    const calm = await reportFor(5);
    const desk = await atTheDesk(browser, county.address, 'admin');
    await desk.getByRole('link', { name: '全县态势' }).click();
    await desk.getByText('还没有人设定').waitFor();

    await desk.getByLabel('应急状态').check();
    await desk.getByLabel('原因').fill('防汛应急响应');
    await desk.reload();
    expect(await desk.getByLabel('原因').inputValue()).toBe('防汛应急响应');
    await desk.getByRole('button', { name: '从现在起生效' }).click();
    await desk
      .getByRole('status')
      .filter({ hasText: /陈建国 · 防汛应急响应/ })
      .waitFor();
    expect(await desk.getByLabel('原因').inputValue()).toBe('');

    await openCase(desk, county, await reportFor(5));
    expect(await truthOf(desk)).toContain('蓝·一般');
    await desk.getByRole('listitem').filter({ hasText: '全县处于应急状态' }).waitFor();
    await openCase(desk, county, calm);
    expect(await truthOf(desk)).toContain('绿·就地');
  });

  /** Somebody reports what touches so many people; the code of the case. */
  async function reportFor(peopleAffected: number): Promise<string> {
    const cases = county.service.needs.stores.collection('cases');
    const before = await cases.find({ where: {} });
    const report = { text: '公告栏玻璃碎了', gridId: 'longtan-2', peopleAffected };
    const answer = await fetch(`${county.address}/api/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `for-the-rules-page-${before.length}` },
      body: JSON.stringify(report),
    });
    expect(answer.status).toBe(201);
    await county.service.quiet();
    const after = await cases.find({ where: {} });
    return after.find(({ id }) => before.every((one) => one.id !== id))?.code ?? '';
  }
});

async function raiseThreshold(desk: Page): Promise<void> {
  await desk.getByLabel('查找规则').fill('fifty-people');
  await desk.getByRole('button', { name: '编辑 fifty-people' }).click();
  await desk.getByRole('complementary', { name: '打开的规则' }).getByLabel('值', { exact: true }).fill('80');
}

async function askToPublish(desk: Page, reason: string): Promise<void> {
  await desk.getByRole('button', { name: /发\s?布/ }).click();
  await desk.getByLabel('原因').fill(reason);
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /发\s?布/ })
    .click();
}

const truthOf = (desk: Page) => desk.getByRole('article').getByRole('status').textContent();
