import type { Page } from 'playwright-core';

/** Clicks the timer in the diagram, and says in the properties beside it how long it waits. */
export async function setDuration(studio: Page, timer: string, duration: string): Promise<void> {
  await studio.locator('button:enabled', { hasText: '检查' }).waitFor(); // only now the drawing has its place on the page
  await studio.locator(`[data-element-id=${timer}] .djs-hit`).first().click();
  const properties = studio.locator('[data-group-id=group-timer]');
  await properties.getByText('时间', { exact: true }).click();
  await properties.getByLabel('类型').selectOption({ label: '持续时间' });
  await properties.getByText('必须填写值').waitFor();
  const expression = properties.getByTitle('点击不再用 FEEL 表达式'); // where a diagram had one before
  if ((await expression.count()) > 0) await expression.click();
  const value = properties.getByRole('textbox');
  await value.and(studio.locator('input, textarea')).fill(duration);
  await value.blur();
  await properties.getByTitle('此组有修改').waitFor();
}

/** Chooses the flow of a return, and puts the cursor into its condition. */
export async function chooseCondition(studio: Page): Promise<void> {
  await studio.locator('button:enabled', { hasText: '检查' }).waitFor();
  await studio.locator('[data-element-id=returned] .djs-hit').first().click({ force: true });
  await condition(studio).getByText('条件', { exact: true }).click();
  await condition(studio).locator('[contenteditable=true]').click();
}

export async function writeCondition(studio: Page, text: string): Promise<void> {
  await condition(studio).locator('[contenteditable=true]').fill(text);
}

/** Writes into the condition of a return what cannot be read. */
export async function wrongCondition(studio: Page): Promise<void> {
  await chooseCondition(studio);
  await writeCondition(studio, 'outcome = (');
  await condition(studio).getByText('FEEL 表达式无法解析。').waitFor();
}

const condition = (studio: Page) => studio.locator('[data-group-id=group-condition]');

/** Drops a task where nothing leads to it. */
export async function dropTask(studio: Page): Promise<void> {
  const { mouse } = studio;
  const from = await boxOf(studio, '.djs-palette [data-action="create.task"]');
  const board = await boxOf(studio, '.djs-container');
  const drawn = await studio.locator('.djs-shape').count();
  await mouse.move(from.x + 10, from.y + 10);
  await mouse.down();
  await mouse.move(from.x + 60, from.y + 40, { steps: 5 });
  await mouse.move(board.x + board.width / 2, board.y + board.height - 60, { steps: 10 });
  await studio.locator('.djs-drag-group .djs-visual').waitFor({ state: 'attached' });
  await mouse.up();
  await studio.locator('.djs-shape').nth(drawn).waitFor({ state: 'attached' });
  await studio.keyboard.press('Escape'); // leaves the naming of what was dropped
}

/** Draws a timer on the upper edge of a task with the mouse: it ends nothing, and what comes after it is an end. */
export async function drawTimer(studio: Page, task: string): Promise<string> {
  await studio.locator('button:enabled', { hasText: '检查' }).waitFor();
  await dragOnto(studio, 'create.intermediate-event', task);
  const timer = (await studio.locator('.djs-shape.selected').getAttribute('data-element-id')) ?? '';
  await studio.locator('.djs-container').click({ position: { x: 600, y: 600 } }); // leaves the naming of what was dropped
  await choose(studio, timer);
  await studio.locator('.djs-context-pad [data-action=replace]').click();
  await studio.locator('.djs-popup [data-id=replace-with-non-interrupting-timer-boundary]').click();
  await studio.locator('.djs-context-pad [data-action="append.end-event"]').click();
  return timer;
}

const MOST_MOVES = 50;

async function dragOnto(studio: Page, part: string, task: string): Promise<void> {
  const { mouse } = studio;
  const from = await boxOf(studio, `.djs-palette [data-action="${part}"]`);
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move(start.x + 30, start.y + 10, { steps: 4 });
  // The tool takes hold some moves after the button went down, and says when the part may be dropped.
  const welcome = studio.locator(`[data-element-id=${task}].attach-ok`);
  for (let moves = 0; moves < MOST_MOVES && (await welcome.count()) === 0; moves += 1) {
    const onto = await boxOf(studio, `.djs-shape[data-element-id=${task}] .djs-visual`); // the page may still settle
    await mouse.move(onto.x + onto.width * 0.75 + (moves % 2), onto.y, { steps: 5 });
  }
  await welcome.waitFor();
  await mouse.up();
}

/** The tool takes the first click after a drag for the end of the drag. */
async function choose(studio: Page, element: string): Promise<void> {
  const chosen = studio.locator(`.djs-shape.selected[data-element-id=${element}]`);
  for (let clicks = 0; clicks < MOST_MOVES && (await chosen.count()) === 0; clicks += 1) {
    await studio.locator(`[data-element-id=${element}] .djs-hit`).first().click();
  }
  await chosen.waitFor();
}

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not on the page`);
  return box;
}
