import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import en from '../../ui/shared/texts/en.json' with { type: 'json' };
import zh from '../../ui/shared/texts/zh.json' with { type: 'json' };
import { seriousFindings } from './accessibility.js';
import { type EveryPage, openEveryPage, lookAtEach } from './everyPage.js';
import { atTheDesk, finishTask, onThePhone, report } from './people.js';
import { pothole } from './reportedPothole.js';

// Every dialogue in both languages, with a diagram tool behind some of them.
jest.setTimeout(600_000);

type Texts = typeof zh;
const texts: Record<string, Texts> = { zh, en };

/** Dialogues that one person meets on one page: in which file they are drawn, and the button that opens them. */
interface Place {
  who: string;
  path: (all: EveryPage) => string;
  /** What has to be done before they can be opened. */
  first?: (page: Page, words: Texts) => Promise<void>;
  dialogues: readonly (readonly [drawnIn: string, button: (words: Texts) => string])[];
}

const places: readonly Place[] = [
  {
    who: 'ducha',
    path: ({ lateCase }) => `/desk/cases/${lateCase}`,
    dialogues: [
      ['cases/CaseMoves', (words) => words.case.urge],
      ['cases/CaseMoves', (words) => words.case.supervise],
      ['cases/CaseMoves', (words) => words.case.suspend],
      ['cases/AddCoHandler', (words) => words.case.addCoHandler],
    ],
  },
  {
    who: 'ducha',
    path: ({ suspendedCase }) => `/desk/cases/${suspendedCase}`,
    dialogues: [['cases/CaseMoves', (words) => words.case.resume]],
  },
  {
    who: 'ducha',
    path: () => '/desk/board',
    dialogues: [
      ['board/RowMoves', (words) => words.case.urge],
      ['board/RowMoves', (words) => words.case.supervise],
    ],
  },
  {
    who: 'admin',
    path: ({ lateCase }) => `/desk/cases/${lateCase}`,
    dialogues: [
      ['instances/InstanceMoves', (words) => words.instance.move],
      ['instances/InstanceMoves', (words) => words.instance.suspend],
    ],
  },
  {
    who: 'admin',
    path: ({ heldCase }) => `/desk/cases/${heldCase}`,
    dialogues: [['instances/InstanceMoves', (words) => words.instance.resume]],
  },
  {
    who: 'admin',
    path: () => '/desk/processes/whistle',
    first: (page) => page.locator('.ant-segmented-item', { hasText: /^(样例|Scenarios)/ }).click(),
    dialogues: [
      ['processes/PublishMove', (words) => words.studio.publish],
      ['processes/ScenarioEditor', (words) => words.trial.add],
      ['processes/RunningCases', (words) => words.running.suspend],
    ],
  },
  {
    who: 'admin',
    path: () => '/desk/processes/whistle?version=1',
    dialogues: [['processes/MigrateCases', (words) => words.migrate.open]],
  },
  {
    who: 'admin',
    path: () => '/desk/rules/escalation',
    first: (page, words) => page.getByRole('button', { name: words.rules.addRule }).click(),
    dialogues: [['rules/PublishMove', (words) => words.studio.publish]],
  },
];

/** A page that everybody may open, to press the key that shows the keys. */
const KEYS_OPEN_ON = '/desk/cases';

const OPENED = '[role=dialog]:visible, .ant-popover:visible';

describe('every dialogue can be used without seeing', () => {
  let opened: Awaited<ReturnType<typeof openEveryPage>>;
  let browser: Browser;
  let all: EveryPage;

  beforeAll(async () => {
    opened = await openEveryPage();
    ({ browser, all } = opened);
  });
  afterAll(() => opened.close());

  it('and none is left out', () => {
    const drawn = readdirSync('ui/desk', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .filter((file) => !/(ReasonedMove|Keys)\.tsx$/.test(file)) // the form of the others; the keys, opened on each page
      .flatMap((file) =>
        [...readFileSync(`ui/desk/${file}`, 'utf8').matchAll(/<(ReasonedMove|Modal|Popconfirm|Drawer)\b/g)].map(() =>
          file.replace('.tsx', '').replaceAll('\\', '/'),
        ),
      );

    expect(places.flatMap(({ dialogues }) => dialogues.map(([drawnIn]) => drawnIn)).sort()).toEqual(drawn.sort());
  });

  it.each([
    ['zh', 1440],
    ['en', 360],
  ])('in %s, %d wide', async (language, width) => {
    const words = texts[language] ?? zh;
    const found: string[] = [];
    for (const who of new Set(places.map((place) => place.who))) {
      const page = await atTheDesk(browser, all.county.address, who);
      await page.setViewportSize({ width, height: 900 });
      const keys = () => faultsOfKeys(page);
      found.push(...(await lookAtEach(page, all.county, { pages: [KEYS_OPEN_ON], language, look: keys })));
      for (const place of places.filter((one) => one.who === who)) {
        const look = () => faultsOfDialogues(page, place, words);
        found.push(...(await lookAtEach(page, all.county, { pages: [place.path(all)], language, look })));
      }
      await page.context().close();
    }

    expect(found).toEqual([]);
  });

  it('nor does a form in the pane of a task stand in the way', async () => {
    const { code } = await report(await onThePhone(browser), all.county, pothole);
    const lead = await atTheDesk(browser, all.county.address, 'chengguan-lead');
    await finishTask(lead, all.county, { code, task: '签收' });
    const pane = lead.getByRole('complementary', { name: zh.tasks.open });
    const forms = new Set<string>();
    const found = await lookAtEach(lead, all.county, {
      pages: ['/desk/tasks?scope=all'],
      language: 'zh',
      async look() {
        await lead.getByRole('row').filter({ hasText: code }).getByRole('link', { name: '处置' }).click();
        await pane.getByRole('button', { name: zh.tasks.claim }).click();
        const findings: string[] = [];
        for (const width of [1440, 360]) {
          await lead.setViewportSize({ width, height: 900 });
          for (const tab of await pane.getByRole('tab').all()) {
            await tab.click();
            forms.add((await tab.textContent()) ?? '');
            findings.push(...(await seriousFindings(lead, '.pane')));
          }
        }
        return findings;
      },
    });

    const { complete, feedback, return: giveBack, assign, askExtension } = zh.tasks;
    expect(found).toEqual([]);
    expect([...forms].sort()).toEqual([complete, feedback, giveBack, assign, askExtension].sort());
  });

  async function faultsOfKeys(page: Page): Promise<string[]> {
    await page.getByRole('heading').first().waitFor();
    await page.keyboard.press('?');
    const dialogue = page.locator(OPENED);
    await dialogue.waitFor();
    return faultsOf(page, dialogue, '?');
  }

  async function faultsOfDialogues(page: Page, { dialogues, first }: Place, words: Texts): Promise<string[]> {
    const dialogue = page.locator(OPENED);
    const found: string[] = [];
    await first?.(page, words);
    for (const [, button] of dialogues) {
      const name = button(words);
      await page.getByRole('button', { name, exact: true }).first().click();
      await dialogue.waitFor();
      found.push(...(await faultsOf(page, dialogue, name)));
    }
    return found;
  }

  /** And closes it: a question beside its button goes away with a click elsewhere, too. */
  async function faultsOf(page: Page, dialogue: Locator, name: string): Promise<string[]> {
    await dialogue.evaluate(stoodStill);
    const found = await seriousFindings(page, '[role=dialog], .ant-popover');
    const { width = 0 } = (await dialogue.boundingBox()) ?? {};
    if (width > (page.viewportSize()?.width ?? 0)) found.push(`is ${width} wide`);
    await page.keyboard.press('Escape');
    await dialogue.waitFor({ state: 'hidden' });
    return found.map((finding) => `${name}: ${finding}`);
  }
});

/** In the page: what fades in has not its own colours yet. */
async function stoodStill(one: Element): Promise<void> {
  const moving = one.getAnimations({ subtree: true });
  await Promise.allSettled(
    moving.filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished),
  );
}
