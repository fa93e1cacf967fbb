import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.js';
import { onThePhone, report } from './people.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';

export const MONDAY_MORNING = Date.parse('2026-03-02T09:00:00+08:00');

/** What a resident says of a road: it is whistled to the department of urban management. */
export const pothole = {
  text: '河滨路转弯处连着三个坑',
  item: '路面坑洼破损',
  grid: ['songling', 'beimen', 'beimen-3'],
} as const;

/** The county on a Monday morning, in which the pothole has been reported, and a browser to look at it. */
export interface ReportedPothole {
  browser: Browser;
  county: ServedService;
  code: string;
  trackingCode: string;
  close(): Promise<void>;
}

export async function reportedPothole(): Promise<ReportedPothole> {
  const [browser, county] = await Promise.all([openBrowser(), serveOnVirtualClock(MONDAY_MORNING)]);
  return {
    browser,
    county,
    ...(await report(await onThePhone(browser), county, pothole)),
    async close() {
      await browser.close();
      await county.close();
    },
  };
}
