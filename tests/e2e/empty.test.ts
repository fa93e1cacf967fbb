import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { atTheDesk } from './people.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';

jest.setTimeout(120_000);

let browser: Browser;
let county: ServedService;
beforeAll(async () => {
  [browser, county] = await Promise.all([openBrowser(), serveOnVirtualClock(Date.parse('2026-03-02T09:00:00+08:00'))]);
});
afterAll(async () => {
  await browser.close();
  await county.close();
});

it.each([
  ['/desk/tasks', '没有待认领的任务'],
  ['/desk/tasks?scope=mine', '您手上没有任务'],
  ['/desk/tasks?scope=all', '您和所在单位没有在办任务'],
  ['/desk/cases', '还没有与您有关的案件'],
])('an empty list at %s says “%s”, and when it is for its filters, says so', async (address, nothing) => {
  const desk = await atTheDesk(browser, county.address, 'zhujian');

  await desk.goto(county.address + address);
  await desk.getByText(nothing).waitFor();
  await desk.getByRole('searchbox', { name: '编号、事项、地点' }).fill('路灯');
  await desk.keyboard.press('Enter');
  await desk.getByText('没有符合筛选条件的').waitFor();
  await desk.getByRole('button', { name: '清除筛选' }).click();

  await desk.getByText(nothing).waitFor();
  expect(await desk.getByText('没有符合筛选条件的').count()).toBe(0);
  await desk.context().close();
});
