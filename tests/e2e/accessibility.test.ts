import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { seriousFindings } from './accessibility.js';
import { openBrowser } from './browser.js';
import { announceNoise } from './consoleNoise.js';
import { atTheDesk, onThePhone, report } from './people.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';

// Axe reads every page in both languages, with a diagram tool on some of them.
jest.setTimeout(360_000);

const MONDAY_MORNING = Date.parse('2026-03-02T09:00:00+08:00');

describe('every page can be used without seeing or a mouse', () => {
  let browser: Browser;
  let county: ServedService;
  let phone: Page;
  let desk: Page;
  let pages: { phone: string[]; desk: string[] };

  beforeAll(async () => {
    [browser, county] = await Promise.all([openBrowser(), serveOnVirtualClock(MONDAY_MORNING)]);
    phone = await onThePhone(browser);
    announceNoise(phone, /of-no-report: .* 404/);
    const blockedFireLane = {
      text: '楼下装修垃圾堆了半个月，占了消防通道',
      grid: ['longshou', 'longtan', 'longtan-2'],
    } as const;
    const { trackingCode } = await report(phone, county, blockedFireLane);
    desk = await atTheDesk(browser, county.address, 'admin');
    const [held] = await county.service.needs.stores.collection('cases').find({ where: {} });
    const [task] = await county.service.needs.stores.collection('tasks').find({ where: {} });
    pages = {
      phone: [
        '/',
        '/?step=where',
        '/?step=send',
        `/sent/${trackingCode}`,
        '/follow',
        `/follow/${trackingCode}`,
        '/follow/of-no-report',
      ],
      desk: [
        `/desk/tasks?scope=all&task=${task?.id ?? ''}`,
        '/desk/cases',
        '/desk/cases?text=of-no-case',
        `/desk/cases/${held?.id ?? ''}`,
        '/desk/board',
        '/desk/board?wall',
        '/desk/processes',
        '/desk/processes/whistle',
        '/desk/rules',
        ...['rules', 'conditions', 'matrix', 'tables', 'examples', 'compare'].map(
          (tab) => `/desk/rules/triage?tab=${tab}`,
        ),
        '/desk/situation',
        '/desk/incidents',
      ],
    };
  });
  afterAll(async () => {
    await browser.close();
    await county.close();
  });

  it.each(['zh', 'en'])('for residents (%s)', async (language) => {
    expect(await findingsOn(phone, pages.phone, language)).toEqual([]);
  });

  it.each(['zh', 'en'])('for the office (%s)', async (language) => {
    expect(await findingsOn(desk, pages.desk, language)).toEqual([]);
  });

  it('focus stays where the work is when a control goes away with its own success', async () => {
    const clerk = await atTheDesk(browser, county.address, 'xiaofang');
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    await clerk.getByRole('link', { name: '签收' }).press('Enter');
    const pane = clerk.getByRole('complementary', { name: '打开的任务' });
    await pane.getByRole('button', { name: '认领' }).press('Enter');
    await pane.getByText('您已认领').waitFor();
    const afterClaim = await focused(clerk);
    await pane.press('Escape');
    await pane.waitFor({ state: 'detached' });
    const afterEscape = await focused(clerk);
    await clerk.keyboard.press('Enter');
    await pane.getByRole('button', { name: '提交完成' }).press('Enter');
    await pane.waitFor({ state: 'detached' });
    const afterTask = await focused(clerk);

    expect([afterClaim, afterEscape, afterTask]).toEqual(['打开的任务', '签收', '任务列表']);
  });

  it.each(['zh', 'en'])('for who signs in (%s)', async (language) => {
    const stranger = await onThePhone(browser);
    await stranger.goto(county.address);
    expect(await findingsOn(stranger, ['/desk'], language)).toEqual([]);
  });

  function focused(page: Page): Promise<string> {
    return page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  }

  async function findingsOn(page: Page, addresses: string[], language: string): Promise<string[]> {
    await page.evaluate((chosen) => localStorage.setItem('shaodao.language', chosen), language);
    const findings: string[] = [];
    for (const address of addresses) {
      await page.goto(county.address + address);
      await page.waitForLoadState('networkidle').catch(() => undefined); // the desk's stream of changes never ends
      findings.push(...(await seriousFindings(page)).map((finding) => `${address} ${finding}`));
    }
    return findings;
  }
});
