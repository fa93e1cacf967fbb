import type { Page } from 'playwright-core';

/** Clicks the timer in the diagram, and says in the properties beside it how long it waits. */
export async function setDuration(studio: Page, timer: string, duration: string): Promise<void> {
  await studio.locator('button:enabled', { hasText: '检查' }).waitFor(); // only now the drawing has its place on the page
  await studio.locator(`[data-element-id=${timer}] .djs-hit`).first().click();
  const properties = studio.locator('[data-group-id=group-timer]');
  await properties.getByText('时间', { exact: true }).click();
  await properties.getByLabel('类型').selectOption({ label: '持续时间' });
  await properties.getByText('必须填写值').waitFor();
  await properties.getByTitle('点击不再用 FEEL 表达式').click();
  const value = properties.getByRole('textbox');
  await value.and(studio.locator('input, textarea')).fill(duration);
  await value.blur();
  await properties.getByTitle('此组有修改').waitFor();
}
