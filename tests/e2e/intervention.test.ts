import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { atTheDesk, onThePhone, openCase, report } from './people.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';

jest.setTimeout(360_000);

const MONDAY_MORNING = Date.parse('2026-03-02T09:00:00+08:00');
const blockedFireLane = {
  text: '楼下装修垃圾堆了半个月，占了消防通道',
  grid: ['longshou', 'longtan', 'longtan-2'],
} as const;

/** Types what is wanted and takes the first that fits. */
async function chosen(field: Locator, name: string): Promise<void> {
  await field.fill(name);
  await field.press('Enter');
}

describe('an administrator steps in', () => {
  let browser: Browser;
  let county: ServedService;
  let code: string;
  let desk: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    county = await serveOnVirtualClock(MONDAY_MORNING);
    ({ code } = await report(await onThePhone(browser), county, blockedFireLane));
    desk = await atTheDesk(browser, county.address, 'admin');
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await county.close();
  });

  async function confirm(name: string, reason: string): Promise<void> {
    const dialogue = desk.getByRole('dialog', { name });
    await dialogue.getByLabel('原因').fill(reason);
    await dialogue.getByRole('button', { name }).click();
    await dialogue.waitFor({ state: 'hidden' });
    await county.service.quiet();
  }

  it('puts the process of a case on hold, lets it go on, and moves it', async () => {
    await openCase(desk, county, code);

    await desk.getByRole('button', { name: '挂起流程' }).click();
    await confirm('挂起流程', '核查中');
    await desk.getByText('流程挂起中').waitFor();
    await desk.getByRole('button', { name: '恢复流程' }).click();
    await confirm('恢复流程', '核查完毕');
    await desk.getByText('流程挂起中').waitFor({ state: 'detached' });

    await desk.getByRole('button', { name: '移动流程位置' }).click();
    const dialogue = desk.getByRole('dialog', { name: '移动流程位置' });
    for (const token of await dialogue.getByRole('checkbox').all()) await token.check();
    await chosen(dialogue.getByLabel('移到的节点'), '结案');
    await confirm('移动流程位置', '误报');

    await desk.reload();
    await desk.getByText('管理员移动流程位置至').waitFor();
  });

  it('reads instead of an offer that an engine without a hold has none, at the case and in the studio', async () => {
    const { engine } = county.service.needs;
    Object.assign(engine.abilities, { suspendInstance: false });

    for (const look of [
      () => openCase(desk, county, code),
      () => desk.goto(`${county.address}/desk/processes/whistle`),
    ]) {
      await look();
      await desk.getByText('（Zeebe 8.5）不能挂起流程').waitFor();
      expect(await desk.getByRole('button', { name: /^挂起/ }).count()).toBe(0);
    }
  });

  it('sees what a migration would do to each running case, and does it', async () => {
    const xml = readFileSync('processes/whistle/whistle.bpmn', 'utf8');
    const next = xml.replaceAll(/(["#>])duties(["<_])/g, '$1works$2');
    await county.service.needs.engine.deploy([{ name: 'whistle.bpmn', content: Buffer.from(next) }]);
    await county.service.quiet();
    await desk.goto(`${county.address}/desk/processes/whistle?version=1`);

    await desk.getByRole('button', { name: '迁移正在运行的案件' }).click();
    const dialogue = desk.getByRole('dialog', { name: '从第 1 版迁移到第 2 版' });
    await dialogue.getByText('部门报到 duties 在新版本中没有对应的节点').waitFor();
    await chosen(dialogue.getByRole('combobox', { name: '部门报到（duties） 对应的节点' }), '部门报到');
    await dialogue.getByText('部门报到 duties → 部门报到 works').waitFor();
    await dialogue.getByLabel('原因').fill('统一版本');
    await dialogue.getByRole('button', { name: '迁移 1 个' }).click();
    await dialogue.getByText('已迁移 1 个').waitFor();

    await openCase(desk, county, code);
    await desk.getByText('由第 1 版迁移而来').waitFor();
    expect(await desk.getByText('流程迁移：第 1 版 → 第 2 版').count()).toBe(1);
  });
});
