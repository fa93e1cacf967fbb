import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { announceNoise } from './consoleNoise.js';
import { seriousFindings } from './accessibility.js';
import { chooseCondition, dropTask, drawTimer, setDuration, writeCondition, wrongCondition } from './drawing.js';
import { atTheDesk, finishTask, onThePhone, openCase, report } from './people.js';
import { MONDAY_MORNING, pothole } from './reportedPothole.js';
import { type ServedService, serveOnVirtualClock } from './servedService.js';

// A browser and a whole service take their time on a busy machine.
jest.setTimeout(360_000);

const unanswered = readFileSync('processes/department-duty/unacknowledged.scenario.yaml', 'utf8');
const MINUTE = 60_000;

describe('the studio', () => {
  let browser: Browser;
  let county: ServedService;
  let studio: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    county = await serveOnVirtualClock(MONDAY_MORNING);
    studio = await atTheDesk(browser, county.address, 'admin');
    await open(studio);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await county.close();
  });

  it('lets an administrator draw a timer onto a task with the mouse and publish it, and the next task has it', async () => {
    const timer = await drawTimer(studio, 'handle');
    await setDuration(studio, timer, 'PT30M');

    await studio.getByRole('button', { name: '发布' }).click();
    const dialogue = studio.getByRole('dialog');
    await dialogue.getByLabel('原因').fill('处置半小时后留一个记号');
    await dialogue.getByRole('button', { name: '发布' }).click();
    await studio.getByText(/第 2 版 · .* · 处置半小时后留一个记号/).waitFor();

    const { code } = await report(await onThePhone(browser), county, pothole);
    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    await finishTask(clerk, county, { code, task: '签收' });
    await county.passTo(county.now() + 31 * MINUTE);

    await openCase(studio, county, code);
    await studio.getByRole('combobox', { name: '看案件的哪一张流程图' }).click();
    await studio.locator('.ant-select-item-option', { hasText: '部门职责' }).click();
    await studio.locator(`.djs-element.element-passed[data-element-id=${timer}]`).waitFor();
  });

  it('says by name which step of a running case is not in the version that was just published, to which focus goes', async () => {
    const { code } = await report(await onThePhone(browser), county, pothole);
    const renamed = readFileSync('processes/department-duty/department-duty.bpmn', 'utf8').replaceAll(
      /(id|sourceRef|targetRef|bpmnElement|attachedToRef)="acknowledge"/g,
      '$1="acknowledgeNow"',
    );
    await studio.locator('button:enabled', { hasText: '检查' }).waitFor();
    const file = { name: 'renamed.bpmn', mimeType: 'text/xml', buffer: Buffer.from(renamed) };
    await studio.getByLabel('打开文件').setInputFiles(file);
    await publish(studio, '签收换了标识');
    await studio.getByText('第 2 版已发布，新案件用它。').waitFor();
    await expect(focused(studio)).resolves.toBe('部门职责');

    await studio.getByRole('combobox', { name: '与另一版比较' }).click();
    await studio
      .locator('.ant-select-item-option')
      .filter({ hasText: /第 1 版 · .*随产品提供/ })
      .click();
    await studio.locator('.change-added').first().waitFor();
    await studio.goto(`${county.address}/desk/processes/department-duty?version=1`);
    await studio.getByRole('button', { name: '迁移正在运行的案件' }).click();
    const row = studio.getByRole('dialog').getByRole('row').filter({ hasText: code });
    await row.getByText('签收 acknowledge 在新版本中没有对应的节点').waitFor();
    await studio.getByRole('dialog').getByLabel('签收（acknowledge） 对应的节点').waitFor();
    await expect(seriousFindings(studio)).resolves.toEqual([]);
  });

  it('says of each scenario whether it comes out as expected, and what is otherwise in the one that does not', async () => {
    await studio.getByText(/^样例（/).click();
    const scenarios = studio.getByRole('region', { name: '样例' });
    await scenarios.getByRole('button', { name: '运行样例' }).click();
    await scenarios.getByText('7 个样例都符合预期。').waitFor();

    await scenarios.getByRole('button', { name: '编辑样例：无人签收，催办负责人，迟到的签收使催办结束' }).click();
    await studio.getByLabel('样例内容').fill(unanswered.replace('state: active', 'state: completed'));
    await studio.getByRole('dialog').getByRole('button', { name: '完成' }).click();
    await scenarios.getByRole('button', { name: '运行样例' }).click();

    await scenarios.getByText('7 个样例中有 1 个不符合预期。').waitFor();
    await scenarios.getByText('结束时应为“已走完”，实际为“还在办理”。').waitFor();
  });

  it('says while one draws what breaks off, and in the dialogue why a publish is refused; undone, nothing is left', async () => {
    await wrongCondition(studio);
    await dropTask(studio);
    const findings = studio.locator('.findings', { hasText: '绘制检查' });
    await findings.getByText('退单（returned） 「条件」的 FEEL 表达式无法解析').waitFor();
    await findings.getByText('没有流程走到这里，请从前一步连过来').waitFor();

    announceNoise(studio, /versions: .* 422/);
    await publish(studio, '条件写错了');
    const dialogue = studio.getByRole('dialog');
    await dialogue.getByText(/^退单（returned） › 条件 表达式有误：第 1 行第 9 个字符起看不懂/).waitFor();
    for (let stops = 0; stops < 8; stops += 1) await studio.keyboard.press('Tab');
    await expect(isBehindDialogue(studio)).resolves.toBe(false);
    await studio.keyboard.press('Escape');
    await dialogue.waitFor({ state: 'hidden' });
    await expect(focused(studio)).resolves.toBe('发布');
    await studio.getByRole('button', { name: '检查' }).click();
    await studio.getByText('有 1 个问题').waitFor();
    await studio.getByRole('button', { name: '放弃修改' }).click();

    await studio.getByText('绘制检查（0）').waitFor();
    await studio.getByText('有 1 个问题').waitFor({ state: 'detached' });
  });

  it('tries the expression that one writes, on variables of a scenario, and says what stops the process', async () => {
    await chooseCondition(studio);
    await studio.getByRole('button', { name: '试算表达式' }).click();
    const tried = studio.getByRole('region', { name: '试算表达式' });
    await tried.getByText('条件 › 条件表达式').waitFor();
    await tried.getByText('没有变量 outcome').waitFor();

    await tried.getByRole('combobox', { name: '变量取自样例运行结束时' }).click();
    await studio.getByTitle('签收、处置、反馈，按时完成', { exact: true }).click();
    await tried.getByText('false 真假值').waitFor();

    await writeCondition(studio, 'department.role = "lead"');
    await tried.getByText('true 真假值').waitFor();
    await writeCondition(studio, 'department.role');
    await tried.getByText('"lead" 文字').waitFor();
    await tried.getByText('这里需要真假值：得到别的，流程会停在这里并报故障。').waitFor();
    await tried.getByLabel('变量（JSON 对象）').fill('{"department": {}}');
    await tried.getByText('对象里没有 role').waitFor();
    await tried.getByLabel('变量（JSON 对象）').fill('[]');
    await tried.getByText('不是 JSON 对象').waitFor();
    await expect(seriousFindings(studio)).resolves.toEqual([]);
  });

  it('tries an expression on the variables of a case, which stay with the service', async () => {
    const none = await openTried();
    await none.getByRole('combobox', { name: '变量取自案件' }).click();
    await studio.getByText('还没有案件走过这个流程。可以先用样例的变量，或自己写。').waitFor();
    const { code } = await report(await onThePhone(browser), county, pothole);
    await open(studio);
    const tried = await openTried();
    const cases = tried.getByRole('combobox', { name: '变量取自案件' });

    await cases.fill('20200101-0001');
    await studio.getByText('没有编号为“20200101-0001”的案件走过这个流程。请输入完整的编号。').waitFor();
    await cases.fill(code);
    await studio.locator('.ant-select-item-option', { hasText: `${code} · 正在签收` }).click();
    await tried.getByLabel('表达式（不写开头的 =）').fill('department.role');
    await tried.getByText('"lead" 文字').waitFor();
    await expect(seriousFindings(studio)).resolves.toEqual([]);

    await open(studio);
    await expect((await openTried()).getByLabel('变量（JSON 对象）').inputValue()).resolves.toBe('');
  });

  it.each([
    ['a case that is older than the keeping of variables', { variables: null, tooLong: [] }, '当时还不保存变量'],
    ['a case without any', { variables: {}, tooLong: [] }, '这个案件的流程没有变量。'],
    ['variables too long to be kept', { variables: { a: 1 }, tooLong: ['report', 'plan'] }, '变量：report、plan。'],
  ])('says why there is nothing to try on, of %s', async (_, kept, said) => {
    const { code } = await report(await onThePhone(browser), county, pothole);
    await studio.route('**/api/instances/*/variables', (route) => route.fulfill({ json: kept }));
    await open(studio);
    const tried = await openTried();

    await tried.getByRole('combobox', { name: '变量取自案件' }).fill(code);
    await studio.locator('.ant-select-item-option', { hasText: code }).click();

    await tried.getByRole('status').filter({ hasText: said }).waitFor();
  });

  it('tells who publishes late that somebody else has published, and keeps the drawing', async () => {
    const colleague = await atTheDesk(browser, county.address, 'admin');
    await open(colleague);
    await setDuration(colleague, 'workingNearDue', 'PT20M');
    await setDuration(studio, 'workingNearDue', 'PT30M');
    await publish(colleague, '先发布的一版');
    await colleague.getByText(/第 2 版 · .* · 先发布的一版/).waitFor();

    announceNoise(studio, /versions: .* 409/);
    await publish(studio, '后发布的一版');

    await studio.getByRole('dialog').getByText('内容已被他人更新').waitFor();
    await open(studio);
    await studio.getByText(/^第 2 版 · .* · 先发布的一版/).waitFor();
    await studio.getByRole('link', { name: '本设备上有从第 1 版改起、还没有发布的修改' }).click();
    await studio.getByText('有未发布的修改。').waitFor();
  });

  it('writes every name in the middle of its task, in both languages', async () => {
    const beside = [await farthestFromTheMiddle(studio)];
    await studio.getByRole('button', { name: 'English' }).click();
    await studio.locator('[data-element-id=handle] text', { hasText: 'Handle' }).waitFor();
    beside.push(await farthestFromTheMiddle(studio));

    expect(Math.max(...beside)).toBeLessThan(2);
  });

  it('has a drawing again after the page was loaded anew, until it is discarded', async () => {
    await setDuration(studio, 'workingNearDue', 'PT30M');
    await studio.getByText('有未发布的修改。').waitFor();

    await open(studio);

    await studio.getByText('有未发布的修改。').waitFor();
    await studio.getByRole('button', { name: '发布' }).click();
    await studio.getByRole('dialog').getByText('（无） → PT30M').waitFor();
    await studio.keyboard.press('Escape');
    await studio.getByRole('button', { name: '放弃修改' }).click();
    await studio.getByRole('button', { name: '发布' }).click();
    await studio.getByRole('dialog').getByText('与第 1 版没有不同，不需要发布。').waitFor();
  });

  it('is drawn in English for who reads English, and an element keeps its two names', async () => {
    await studio.getByRole('button', { name: 'English' }).click();
    await studio.locator('button:enabled', { hasText: 'Check' }).waitFor();
    await studio.locator('[data-element-id=handle] text', { hasText: 'Handle' }).waitFor();
    await studio.locator('[data-element-id=handle] .djs-hit').first().click();
    const general = studio.locator('[data-group-id=group-general]');
    await general.getByText('General', { exact: true }).click();
    await general.getByLabel('Name', { exact: true }).fill('Mend it');
    await general.getByLabel('Chinese name').fill('修好它');
    await studio.getByText('Changes are not published yet.').waitFor();

    await studio.getByRole('button', { name: '中文' }).click();

    await studio.locator('button:enabled', { hasText: '检查' }).waitFor();
    await studio.locator('[data-element-id=handle] text', { hasText: '修好它' }).waitFor();
    await studio.locator('[data-element-id=handle] .djs-hit').first().click();
    const inChinese = studio.locator('[data-group-id=group-general]');
    if ((await inChinese.getByLabel('英文名称').count()) === 0)
      await inChinese.getByText('常规', { exact: true }).click();
    await expect(inChinese.getByLabel('英文名称').inputValue()).resolves.toBe('Mend it');
  });

  /** In pixels of the page, over all tasks. */
  function farthestFromTheMiddle(page: Page): Promise<number> {
    return page.evaluate(async () => {
      await document.fonts.ready;
      const middle = ({ left, width }: DOMRect) => left + width / 2;
      const tasks = [...document.querySelectorAll('.djs-shape[data-element-id] .djs-visual')].filter(
        (drawn) => drawn.querySelectorAll(':scope > rect').length === 1 && drawn.querySelector(':scope > text'),
      );
      if (tasks.length < 5) throw new Error(`only ${tasks.length} tasks with a name are drawn`);
      return Math.max(
        ...tasks.map((drawn) => {
          const [box, name] = [drawn.querySelector('rect'), drawn.querySelector('text')];
          if (!box || !name) return Infinity;
          return Math.abs(middle(box.getBoundingClientRect()) - middle(name.getBoundingClientRect()));
        }),
      );
    });
  }

  /** Whether something of the page has the focus that the dialogue lies over; at its end the browser's own has it once. */
  const isBehindDialogue = (page: Page) =>
    page.evaluate(() => document.activeElement !== document.body && !document.activeElement?.closest('[role=dialog]'));

  async function openTried() {
    await studio.getByRole('button', { name: '试算表达式' }).click();
    return studio.getByRole('region', { name: '试算表达式' });
  }

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

  async function publish(page: Page, reason: string) {
    await page.getByRole('button', { name: '发布' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByLabel('原因').fill(reason);
    await dialogue.getByRole('button', { name: '发布' }).click();
  }

  async function open(page: Page) {
    await page.goto(`${county.address}/desk/processes/department-duty`);
    await page.getByText('绘制检查').waitFor();
  }
});
