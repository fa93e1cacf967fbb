import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type EveryPage, openEveryPage, faults, lookAtEach } from './everyPage.js';
import { atTheDesk } from './people.js';

// Axe reads every page, some of them with a diagram tool, one with thousands of fields.
jest.setTimeout(600_000);

describe('every page of who shapes the work', () => {
  let opened: Awaited<ReturnType<typeof openEveryPage>>;
  let browser: Browser;
  let all: EveryPage;

  beforeAll(async () => {
    opened = await openEveryPage();
    ({ browser, all } = opened);
  });
  afterAll(() => opened.close());

  it.each(['zh', 'en'])('fits its screen and can be used without seeing (%s)', async (language) => {
    const desk = await atTheDesk(browser, all.county.address, 'admin');

    const found = await lookAtEach(desk, all.county, {
      pages: all.studio,
      language,
      look: (opened) => faults(opened, language),
    });
    expect(found).toEqual([]);
  });
});
