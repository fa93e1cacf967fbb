import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { announceNoise } from './consoleNoise.js';
import { atTheDesk, onThePhone, openCase, report } from './people.js';
import { pothole, type ReportedPothole, reportedPothole } from './reportedPothole.js';
import type { ServedService } from './servedService.js';

jest.setTimeout(360_000);

let opened: ReportedPothole;
let browser: Browser;
let county: ServedService;
let code: string;
let trackingCode: string;

beforeAll(async () => {
  opened = await reportedPothole();
  ({ browser, county, code, trackingCode } = opened);
});
afterAll(() => opened.close());

function cut(page: Page): Promise<unknown> {
  announceNoise(page, /ERR_CONNECTION_FAILED|Failed to fetch dynamically imported module/);
  return page.route('**/*', (route) => route.abort('connectionfailed'));
}
const mend = (page: Page) => page.unrouteAll({ behavior: 'ignoreErrors' });
/** What is sent arrives, and what is answered does not. */
function loseAnswers(page: Page, path: string): Promise<unknown> {
  announceNoise(page, /ERR_CONNECTION_FAILED/);
  return page.route(path, async (route) => {
    await route.fetch();
    await route.abort('connectionfailed');
  });
}
/** All that was sent is known to have been carried out. */
const noKeyIsKept = (page: Page) =>
  page.waitForFunction(() => Object.keys(localStorage).every((name) => !name.startsWith('shaodao.sent.')));
/** What makes a page ask again: somebody comes back to it. */
const comeBack = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

describe('on a line that is cut', () => {
  it('the desk says so, and leaves the list and the open task standing', async () => {
    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    const row = clerk.getByRole('row').filter({ hasText: code });
    await row.getByRole('link', { name: '签收' }).click();
    const pane = clerk.getByRole('complementary', { name: '打开的任务' });
    await pane.getByRole('textbox').fill('上午派人到场');
    const notice = clerk.getByRole('status').filter({ hasText: '连不上服务' });

    await cut(clerk);
    const asked = clerk.waitForEvent('requestfailed');
    await comeBack(clerk);
    await asked;
    await notice.waitFor();

    expect([await row.count(), await pane.getByRole('textbox').inputValue()]).toEqual([1, '上午派人到场']);
    expect(await clerk.getByRole('alert').count()).toBe(0);
    await mend(clerk);
    await comeBack(clerk);
    await notice.waitFor({ state: 'detached' });
  });

  it('the desk leaves standing what it showed while the service cannot reach its database, and goes on by itself', async () => {
    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    const row = clerk.getByRole('row').filter({ hasText: code });
    await row.getByRole('link', { name: '签收' }).click();
    const pane = clerk.getByRole('complementary', { name: '打开的任务' });
    await pane.getByRole('textbox').fill('下午派人到场');
    const notice = clerk.getByRole('status').filter({ hasText: '连不上服务' });
    announceNoise(clerk, /503/);
    const detail = { zh: '数据库暂时连不上，请稍后再试', en: 'The database cannot be reached now' };
    const problem = {
      type: 'about:blank',
      title: detail.en,
      status: 503,
      code: 'STORE_UNREACHABLE',
      detail,
      facts: {},
    };
    const body = JSON.stringify(problem);
    await clerk.route('**/api/**', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
    );

    await comeBack(clerk);
    await notice.waitFor();

    expect([await row.count(), await pane.getByRole('textbox').inputValue()]).toEqual([1, '下午派人到场']);
    expect(await clerk.getByRole('alert').count()).toBe(0);
    await mend(clerk);
    await comeBack(clerk);
    await notice.waitFor({ state: 'detached' });
  });

  it('the desk follows changes again after a proxy had nobody behind it', async () => {
    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    const notice = clerk.getByRole('status').filter({ hasText: '连不上服务' });
    announceNoise(clerk, /api\/events: .* 502/);
    await clerk.route('**/api/events', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    await clerk.getByRole('row').filter({ hasText: code }).waitFor();
    await notice.waitFor();

    await mend(clerk);
    await notice.waitFor({ state: 'detached' });
    const second = await report(await onThePhone(browser), county, pothole);

    await clerk.getByRole('button', { name: /新任务/ }).click();
    await clerk.getByRole('row').filter({ hasText: second.code }).waitFor();
  });

  it('a room whose file does not come says so beside the others, and opens when the line is back', async () => {
    const admin = await atTheDesk(browser, county.address, 'admin');
    await admin.getByRole('heading', { name: '流程' }).waitFor();
    await cut(admin);

    await admin.getByRole('link', { name: '规则' }).click();
    const broken = admin.getByRole('alert').filter({ hasText: '这一页没能打开' });
    await broken.getByRole('button', { name: '重试' }).click();
    await broken.getByText('连不上服务').waitFor();
    await mend(admin);
    await broken.getByRole('button', { name: '重试' }).click();

    await admin.getByRole('heading', { name: '规则' }).waitFor();
  });

  it('a resident keeps reading what was true before', async () => {
    const phone = await onThePhone(browser);
    await phone.goto(`${county.address}/follow/${trackingCode}`);
    await phone.getByText(code).waitFor();

    await cut(phone);
    await comeBack(phone);
    await phone.getByRole('status').filter({ hasText: '连不上服务' }).waitFor();

    expect([await phone.getByText(code).count(), await phone.getByRole('alert').count()]).toEqual([1, 0]);
  });

  it('a report whose answer was lost is one case, however often it is sent', async () => {
    const phone = await onThePhone(browser);
    const before = await county.service.needs.stores.collection('cases').find({ where: {} });
    await phone.goto(county.address);
    await phone.getByLabel('情况说明').fill('小区路灯不亮');
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByLabel('街道', { exact: true }).selectOption('haichao');
    await phone.getByLabel('社区', { exact: true }).selectOption('dengta');
    await phone.getByLabel('网格', { exact: true }).selectOption('dengta-1');
    await phone.getByRole('button', { name: '下一步' }).click();
    await loseAnswers(phone, '**/api/reports');
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByRole('alert').filter({ hasText: '连不上服务' }).waitFor();

    await mend(phone);
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.locator('.tracking-code').waitFor();

    const after = await county.service.needs.stores.collection('cases').find({ where: {} });
    expect(after.length - before.length).toBe(1);
  });

  it('an urge and a feedback whose answers were lost are told once, however often they are sent', async () => {
    // given
    const desk = await atTheDesk(browser, county.address, 'ducha');
    await openCase(desk, county, code);
    await desk.getByRole('button', { name: '催办' }).click();
    const dialogue = desk.getByRole('dialog', { name: '催办' });
    const urge = () => dialogue.getByRole('button', { name: '催办' }).click();
    await dialogue.getByLabel('原因').fill('居民再次来电');
    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    await clerk.getByRole('row').filter({ hasText: code }).getByRole('link', { name: '签收' }).click();
    const pane = clerk.getByRole('complementary', { name: '打开的任务' });
    const giveFeedback = async () => {
      await pane.getByRole('tab', { name: '反馈' }).click();
      await pane.getByRole('button', { name: '提交反馈' }).click();
    };
    await pane.getByRole('tab', { name: '反馈' }).click();
    await pane.getByLabel('进展情况').fill('已派人到场');

    // when
    await loseAnswers(desk, '**/urges');
    await urge();
    await dialogue.getByRole('alert').filter({ hasText: '连不上服务' }).waitFor();
    await mend(desk);
    await urge();
    await dialogue.waitFor({ state: 'hidden' });
    await loseAnswers(clerk, '**/feedback');
    await giveFeedback();
    await pane.getByRole('alert').filter({ hasText: '连不上服务' }).waitFor();
    await mend(clerk);
    await clerk.reload(); // the key is kept with the words
    await giveFeedback();
    await Promise.all([desk, clerk].map(noKeyIsKept));

    // then
    const { stores } = county.service.needs;
    const [about] = await stores.collection('cases').find({ where: { code } });
    const tasks = await stores.collection('tasks').find({ where: { caseId: about?.id ?? '' } });
    const given = tasks.flatMap(({ feedback }) => feedback.map(({ text }) => text));
    expect([about?.urges, given]).toEqual([1, ['已派人到场']]);
  });
});
