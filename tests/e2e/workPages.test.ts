import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { announceNoise } from './consoleNoise.js';
import { type EveryPage, openEveryPage, faults, lookAtEach, routesOfTheUi } from './everyPage.js';
import { atTheDesk, onThePhone } from './people.js';

// Axe reads every page, some of them with a hundred cases.
jest.setTimeout(600_000);

describe('every page fits its screen and can be used without seeing', () => {
  let opened: Awaited<ReturnType<typeof openEveryPage>>;
  let browser: Browser;
  let all: EveryPage;

  beforeAll(async () => {
    opened = await openEveryPage();
    ({ browser, all } = opened);
  });
  afterAll(() => opened.close());

  it('and none is left out', () => {
    const { phone, tasks, work, studio } = all;
    const looked = ['/desk', ...phone, ...tasks, ...work, ...studio].map((address) => address.replace(/\?.*/, ''));

    const patternOf = (route: string) => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`);
    expect(routesOfTheUi().filter((route) => !looked.some((path) => patternOf(route).test(path)))).toEqual([]);
  });

  it.each(['zh', 'en'])('for residents, and for who signs in (%s)', async (language) => {
    const phone = await onThePhone(browser);
    announceNoise(phone, /of-no-report: .* 404/);
    await phone.goto(all.county.address);

    expect(await looked(phone, [...all.phone, '/desk'], language)).toEqual([]);
  });

  it.each(['zh', 'en'])('for the office (%s)', async (language) => {
    const desk = await atTheDesk(browser, all.county.address, 'admin');
    announceNoise(desk, /of-no-case: .* 404/);

    const lead = await atTheDesk(browser, all.county.address, 'chengguan-lead');

    expect(await looked(lead, all.tasks, language)).toEqual([]);
    expect(await looked(desk, all.work, language)).toEqual([]);
  });

  const looked = (page: Page, pages: readonly string[], language: string) =>
    lookAtEach(page, all.county, { pages, language, look: (opened) => faults(opened, language) });
});
