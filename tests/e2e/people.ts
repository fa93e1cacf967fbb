import type { Browser, Locator, Page } from 'playwright-core';
import type { ServedService } from './servedService.js';

/** Somebody of the demo county at their desk, in a browser of their own. */
export async function atTheDesk(browser: Browser, address: string, login: string): Promise<Page> {
  const page = await newPage(browser, { width: 1440, height: 900 });
  await page.goto(`${address}/desk`);
  await signIn(page, login);
  return page;
}

/** On the page that asks for it, wherever one was. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill('shaodao');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '退出' }).waitFor();
}

/** A resident with a phone. */
export function onThePhone(browser: Browser): Promise<Page> {
  return newPage(browser, { width: 360, height: 740 });
}

async function newPage(browser: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Reports on the phone, question by question, and stays on the page that follows the case. */
export async function report(
  phone: Page,
  county: ServedService,
  {
    text,
    item,
    grid,
  }: { text: string; item?: string; grid: readonly [street: string, community: string, grid: string] },
): Promise<{ code: string; trackingCode: string }> {
  await phone.goto(county.address);
  await phone.getByLabel('情况说明').fill(text);
  if (item !== undefined) {
    await phone.getByLabel('事项类别').fill(item);
    await phone.getByRole('button', { name: item }).click();
  }
  await phone.getByRole('button', { name: '下一步' }).click();
  const [street, community, own] = grid;
  await phone.getByLabel('街道', { exact: true }).selectOption(street);
  await phone.getByLabel('社区', { exact: true }).selectOption(community);
  await phone.getByLabel('网格', { exact: true }).selectOption(own);
  await phone.getByRole('button', { name: '下一步' }).click();
  await phone.getByRole('button', { name: '提交' }).click();
  const trackingCode = (await phone.locator('.tracking-code').textContent()) ?? '';
  await county.service.quiet();
  await phone.getByRole('link', { name: '查看进度' }).click();
  const code = (await phone.locator('.followed-code').textContent()) ?? '';
  return { code, trackingCode };
}

export async function openCase(desk: Page, county: ServedService, code: string): Promise<void> {
  await desk.goto(`${county.address}/desk/cases`);
  await desk.getByRole('link', { name: code }).click();
  await desk.getByRole('heading', { name: '办理经过' }).waitFor();
}

/** Claims the task, says what its form asks for, and finishes it. */
export async function finishTask(
  desk: Page,
  county: ServedService,
  { code, task, fill }: { code: string; task: string; fill?: (pane: Locator) => Promise<void> },
): Promise<void> {
  await desk.goto(`${county.address}/desk/tasks?scope=all`);
  await desk.getByRole('row').filter({ hasText: code }).getByRole('link', { name: task, exact: true }).click();
  const pane = desk.getByRole('complementary', { name: '打开的任务' });
  await pane.getByRole('button', { name: '认领' }).click();
  await pane.getByText('您已认领').waitFor();
  await fill?.(pane);
  await pane.getByRole('button', { name: '提交完成' }).click();
  await pane.waitFor({ state: 'detached' });
  await county.service.quiet();
}
