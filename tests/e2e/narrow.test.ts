import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { announceNoise } from './consoleNoise.js';
import { lookAtEach } from './everyPage.js';
import { atTheDesk, onThePhone, report } from './people.js';
import { MONDAY_MORNING, pothole, type ReportedPothole, reportedPothole } from './reportedPothole.js';
import { tooWide } from './width.js';

jest.setTimeout(360_000);

const HOUR = 3_600_000;

describe('at 360 pixels', () => {
  let opened: ReportedPothole;
  let browser: Browser;
  let county: ReportedPothole['county'];
  let phone: Page;
  let desk: Page;
  let caseId: string;

  beforeAll(async () => {
    opened = await reportedPothole();
    ({ browser, county } = opened);
    phone = await onThePhone(browser);
    announceNoise(phone, /NOBODY-HAS-IT: .* 404/);
    await phone.goto(county.address);
    await county.passTo(MONDAY_MORNING + 60 * HOUR); // overdue, so that several diagrams run beside each other
    desk = await atTheDesk(browser, county.address, 'admin');
    await desk.setViewportSize({ width: 360, height: 740 });
    const [held] = await county.service.needs.stores.collection('cases').find({ where: {} });
    caseId = held?.id ?? '';
  });
  afterAll(() => opened.close());

  it('every control is high enough for a thumb', async () => {
    const low = [
      ...(await tooLow(phone, ['/', '/?step=where', '/?step=send', '/follow'])),
      ...(await tooLow(desk, [
        '/desk/tasks?scope=all',
        '/desk/cases',
        `/desk/cases/${caseId}`,
        '/desk/board',
        '/desk/processes',
        '/desk/situation',
        '/desk/rules',
      ])),
    ];

    expect(low).toEqual([]);
  });

  it('a row of a list says when its time is up without being moved', async () => {
    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    await clerk.setViewportSize({ width: 360, height: 740 });
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    const due = clerk.locator('.cards .time-left').first();
    await due.waitFor();

    const { x, width } = (await due.boundingBox()) ?? { x: -1, width: 0 };
    expect([x >= 0, x + width <= 360]).toEqual([true, true]);
  });

  it('two fingers make the diagram of the studio larger, and the page says what wants a wider screen', async () => {
    await desk.evaluate(() => localStorage.setItem('shaodao.language', 'zh'));
    await desk.goto(`${county.address}/desk/processes/department-duty`);
    await desk.getByText('增删和连接图形请用更宽的屏幕').waitFor();
    await desk.getByText('绘制检查').waitFor();
    const task = desk.locator('.djs-shape[data-element-id=handle] .djs-visual rect').first();
    await task.scrollIntoViewIfNeeded();
    const before = (await task.boundingBox())?.width ?? 0;
    const { x, y } = (await desk.locator('.studio-canvas').boundingBox()) ?? { x: 0, y: 0 };
    const fingers = await desk.context().newCDPSession(desk);
    const put = (type: 'touchStart' | 'touchMove', apart: number) =>
      fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: [
          { x: x + 150 - apart, y: y + 120, id: 0 },
          { x: x + 150 + apart, y: y + 120, id: 1 },
        ],
      });
    await put('touchStart', 20);
    await put('touchMove', 40);
    await put('touchMove', 60);
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });

    await expect(task.boundingBox().then((box) => (box?.width ?? 0) / before)).resolves.toBeGreaterThan(2.5);
  });

  it('a list opens whatever else a messenger has put into its address', async () => {
    await desk.goto(`${county.address}/desk/cases?from=singlemessage&status=open`);

    await desk.getByText('共 1 件').or(desk.getByText('1 case')).waitFor();
  });

  it.each(['zh', 'en'])('a word of two hundred letters that somebody writes widens no page (%s)', async (language) => {
    await phone.evaluate(() => localStorage.setItem('shaodao.language', 'zh'));
    const text = language.repeat(100);
    const { code, trackingCode } = await report(phone, county, { ...pothole, text });
    const [written] = await county.service.needs.stores.collection('cases').find({ where: { code } });
    const pages = ['/desk/tasks?scope=all', '/desk/cases', `/desk/cases/${written?.id ?? ''}`, '/desk/board'];

    const wide = [
      ...(await lookAtEach(phone, county, { pages: [`/follow/${trackingCode}`], language, look: tooWide })),
      ...(await lookAtEach(desk, county, { pages, language, look: tooWide })),
    ];

    expect(wide).toEqual([]);
  });

  const tooLow = (page: Page, pages: readonly string[]) =>
    lookAtEach(page, county, { pages, language: 'zh', look: () => page.evaluate(lowControls) });
});

/** In the page: what can be tapped, and is less than 44 px high. A link inside a sentence is as high as its line. */
function lowControls(): string[] {
  const controls = 'button, select, textarea, summary, nav a, [role=switch], input, .ant-segmented-item';
  const around = '.ant-select, .ant-input-affix-wrapper, .ant-picker, label';
  return [...document.querySelectorAll(controls)]
    .filter((control) => control.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .map((control) => ({ control, height: (control.closest(around) ?? control).getBoundingClientRect().height }))
    .filter(({ height }) => height > 1 && height < 43.5)
    .map(({ control, height }) => `${control.getAttribute('aria-label') ?? control.textContent} ${Math.round(height)}`);
}
