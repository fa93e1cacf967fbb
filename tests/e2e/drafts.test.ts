import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { announceNoise } from './consoleNoise.js';
import { atTheDesk, onThePhone, openCase, signIn } from './people.js';
import { type ReportedPothole, reportedPothole } from './reportedPothole.js';
import type { ServedService } from './servedService.js';

jest.setTimeout(360_000);

let opened: ReportedPothole;
let browser: Browser;
let county: ServedService;
let code: string;

beforeAll(async () => {
  opened = await reportedPothole();
  ({ browser, county, code } = opened);
});
afterAll(() => opened.close());

const keptOn = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('shaodao.draft.')));

describe('what was typed', () => {
  it('into a report is there again after a reload, and not after it was sent', async () => {
    const phone = await onThePhone(browser);
    await phone.goto(county.address);
    await phone.getByLabel('情况说明').fill('小区路灯不亮');
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByLabel('街道', { exact: true }).selectOption('haichao');
    await phone.getByLabel('社区', { exact: true }).selectOption('dengta');
    await phone.getByLabel('网格', { exact: true }).selectOption('dengta-1');

    await phone.reload();
    expect(await phone.getByLabel('网格', { exact: true }).inputValue()).toBe('dengta-1');
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByText('小区路灯不亮').waitFor();
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByRole('link', { name: '再报一件' }).click();

    expect([await phone.getByLabel('情况说明').inputValue(), await keptOn(phone)]).toEqual(['', []]);
  });

  it('into the form of a task survives a session that ends before it is sent', async () => {
    const clerk = await atTheDesk(browser, county.address, 'chengguan');
    await clerk.goto(`${county.address}/desk/tasks?scope=all`);
    await clerk.getByRole('row').filter({ hasText: code }).getByRole('link', { name: '签收' }).click();
    const pane = clerk.getByRole('complementary', { name: '打开的任务' });
    await pane.getByRole('textbox').fill('上午派人到场');
    announceNoise(clerk, /api\/.* 401/);
    await clerk.context().clearCookies();

    await pane.getByRole('button', { name: '提交完成' }).click();
    await signIn(clerk, 'chengguan');

    expect(await pane.getByRole('textbox').inputValue()).toBe('上午派人到场');
    await pane.getByRole('button', { name: '提交完成' }).click();
    await pane.waitFor({ state: 'detached' });
    expect(await keptOn(clerk)).toEqual([]);
  });

  it('as a reason on a case page waits for the one who typed it', async () => {
    const desk = await atTheDesk(browser, county.address, 'ducha');
    const dialogue = desk.getByRole('dialog', { name: '催办' });
    const reason = async () => {
      await openCase(desk, county, code);
      await desk.getByRole('button', { name: '催办' }).click();
      return dialogue.getByLabel('原因').inputValue();
    };
    await reason();
    await dialogue.getByLabel('原因').fill('居民再次来电');

    await desk.reload();
    const afterReload = await reason();
    await desk.context().clearCookies();
    await desk.goto(`${county.address}/desk`);
    await signIn(desk, 'songling');
    const ofSomebodyElse = await reason();
    await desk.context().clearCookies();
    await desk.goto(`${county.address}/desk`);
    await signIn(desk, 'ducha');
    const ofTheSame = await reason();
    await dialogue.getByRole('button', { name: '催办' }).click();
    await dialogue.waitFor({ state: 'hidden' });

    expect([afterReload, ofSomebodyElse, ofTheSame]).toEqual(['居民再次来电', '', '居民再次来电']);
    expect(await keptOn(desk)).toEqual([]);
  });

  it('and what was chosen beside a reason wait together', async () => {
    const street = await atTheDesk(browser, county.address, 'songling');
    const dialogue = street.getByRole('dialog', { name: '加派协办' });
    await openCase(street, county, code);
    await street.getByRole('button', { name: '加派协办' }).click();
    await dialogue.getByLabel('原因').fill('路灯也坏了');
    await dialogue.getByLabel('协办部门').fill('水利');
    await dialogue.getByLabel('协办部门').press('Enter');

    await street.reload();
    await street.getByRole('button', { name: '加派协办' }).click();
    expect(await dialogue.getByLabel('原因').inputValue()).toBe('路灯也坏了');
    await dialogue.getByText('县水利局').waitFor();
    await dialogue.getByRole('button', { name: '加派协办' }).click();
    await dialogue.waitFor({ state: 'hidden' });

    expect(await keptOn(street)).toEqual([]);
  });
});
