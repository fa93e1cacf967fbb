import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { isSuspended } from '../../service/domain/caseDeadline.js';
import { Tab } from '../../ui/desk/rules/tab.js';
import { seriousFindings } from './accessibility.js';
import { openBrowser } from './browser.js';
import { speak, unmarkedChinese } from './language.js';
import { MONDAY_MORNING } from './reportedPothole.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';
import { tooWide } from './width.js';

/** A county in which every page of the UI has something to show, and the addresses of its pages. */
export interface EveryPage {
  county: ServedService;
  /** For residents, on the phone. */
  phone: readonly string[];
  /** For who has tasks. */
  tasks: readonly string[];
  /** For all of the office. */
  work: readonly string[];
  /** For who shapes the work. */
  studio: readonly string[];
  /** The case that is late by most; several diagrams run for it beside each other. */
  lateCase: string;
  /** One whose clocks stand still, and one whose process an administrator has put on hold. */
  suspendedCase: string;
  heldCase: string;
}

/** With a browser to look at them. */
export async function openEveryPage(): Promise<{ browser: Browser; all: EveryPage; close(): Promise<void> }> {
  const [browser, all] = await Promise.all([openBrowser(), everyPage()]);
  return {
    browser,
    all,
    async close() {
      await browser.close();
      await all.county.close();
    },
  };
}

async function everyPage(): Promise<EveryPage> {
  const county = await serveOnVirtualClock(MONDAY_MORNING, { past: true });
  const { engine, stores } = county.service.needs;
  // With two versions there is something to compare, and cases can be migrated.
  await engine.deploy([{ name: 'whistle.bpmn', content: Buffer.from(nextWhistle()) }]);
  await county.service.quiet();
  const cases = await stores.collection('cases').find({ where: {} });
  const trackingCode = (wanted: (one: (typeof cases)[number]) => boolean) => cases.find(wanted)?.trackingCode ?? '';
  const open = trackingCode(({ status }) => status === 'open');
  const unrated = trackingCode(({ status, rating }) => status === 'closed' && rating === null);
  const [lateCase = '', heldCase = ''] = (
    await stores.collection('caseViews').find({
      where: { status: 'open', dueAt: { lt: county.now() } },
      sort: { by: 'dueAt', order: 'asc' },
      limit: 2,
    })
  ).map(({ id }) => id);
  const tasks = await stores.collection('tasks').find({ where: { state: 'open' } });
  const task = tasks.find(({ organisations }) => organisations.includes('urban-management'));
  const instances = await stores.collection('instances').find({ where: { caseId: heldCase, state: 'active' } });
  for (const { id } of instances.filter(({ parent }) => parent === null))
    await engine.suspend({ processInstanceKey: id });
  await county.service.quiet();
  return {
    county,
    lateCase,
    heldCase,
    suspendedCase: cases.find((one) => isSuspended(one))?.id ?? '',
    phone: [
      ...['/', '/?step=where', '/?step=send', '/follow'],
      ...[`/sent/${open}`, `/follow/${open}`, `/follow/${unrated}`, '/follow/of-no-report'],
    ],
    tasks: ['/desk/tasks?scope=all', `/desk/tasks?scope=all&task=${task?.id ?? ''}`],
    work: [
      '/desk/tasks',
      ...['/desk/cases', '/desk/cases?text=of-no-case', `/desk/cases/${lateCase}`, '/desk/cases/of-no-case'],
      ...['/desk/board', '/desk/board?wall', '/desk/situation', '/desk/incidents'],
    ],
    studio: [
      ...['/desk/processes', '/desk/processes/whistle', '/desk/processes/whistle?version=2&against=1'],
      ...['/desk/processes/of-no-name', '/desk/rules', '/desk/rules/of-no-name'],
      ...Tab.options.map((tab) => `/desk/rules/triage?tab=${tab}`),
    ],
  };
}

/** The diagram with another id at the step where most cases stand, so that they have no counterpart by themselves. */
function nextWhistle(): string {
  return readFileSync('processes/whistle/whistle.bpmn', 'utf8').replaceAll(/(["#>])duties(["<_])/g, '$1works$2');
}

/** The patterns of the UI's routes, such as `/desk/cases/$caseId`. */
export function routesOfTheUi(): string[] {
  return ['desk', 'mobile'].flatMap((room) =>
    [...readFileSync(`ui/${room}/router.tsx`, 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path),
  );
}

interface Look {
  pages: readonly string[];
  language: string;
  /** What it finds, one sentence each. */
  look: (page: Page) => Promise<string[]>;
}

/** Opens each page in turn, whole, in the language, and gives what there is to find on it, after its address. */
export async function lookAtEach(
  page: Page,
  { address }: ServedService,
  { pages, language, look }: Look,
): Promise<string[]> {
  await speak(page, language);
  const found: string[] = [];
  for (const path of pages) {
    await page.goto(address + path);
    await page.waitForLoadState('networkidle').catch(() => undefined); // the desk's stream of changes never ends
    found.push(...(await look(page)).map((finding) => `${path} ${finding}`));
  }
  return found;
}

const WIDTHS = [360, 1024, 1440];

/**
 * Fits a phone, a small and a large screen, and can be used without seeing. Axe takes its time: it reads Chinese on the large
 * screen and English on the phone, which has less room for it.
 */
export async function faults(page: Page, language: string): Promise<string[]> {
  const found: string[] = [];
  const read = language === 'en' ? 360 : 1440;
  for (const width of [...WIDTHS.filter((one) => one !== read), read]) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await tooWide(page)).map((part) => `at ${width}: ${part}`));
  }
  found.push(...(await seriousFindings(page)).map((finding) => `at ${read}: ${finding}`));
  return [...found, ...(await unmarkedChinese(page))];
}
