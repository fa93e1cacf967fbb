// The four pictures of the README, in docs/screenshots: `npm run build && npm run screenshots`.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { composeService } from '../service/compose.js';
import { VirtualClock } from '../service/domain/virtualClock.js';
import { createLogger } from '../service/ops/logging.js';

const STARTS_AT = Date.parse('2026-03-02T09:00:00+08:00');
const BETWEEN_REPORTS_MS = 7 * 60_000;
const folder = 'docs/screenshots';
const data = mkdtempSync(join(tmpdir(), 'shaodao-pictures-'));
const clock = new VirtualClock(STARTS_AT);
const service = await composeService({ data }, { clock, log: createLogger('silent') });
const server = createServer(service.http);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${server.address().port}`;

const trackingCode = await morning();
const installed = [process.env.CHROME_PATH, '/usr/bin/google-chrome', '/usr/bin/chromium'].find(
  (path) => path && existsSync(path),
);
const browser = await chromium.launch(
  installed
    ? { executablePath: installed }
    : {
        executablePath: await sparticuz.executablePath(),
        args: sparticuz.args.filter((arg) => arg !== '--single-process'),
      },
);
mkdirSync(folder, { recursive: true });
const phone = await browser.newPage({ viewport: { width: 360, height: 740 } });
await picture(phone, `/follow/${trackingCode}`, 'resident');
const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await signIn('chengguan');
await desk.goto(`${address}/desk/tasks?scope=all`);
await desk.getByRole('link', { name: '签收' }).first().click();
await picture(desk, undefined, 'desk');
await signIn('ducha');
await picture(desk, '/desk/board', 'board');
await signIn('admin');
await picture(desk, '/desk/processes/whistle', 'studio');

await browser.close();
server.closeAllConnections();
server.close();
await service.close();
rmSync(data, { recursive: true });

/** The demo county's reports, one every few minutes; the tracking code of the first. */
async function morning() {
  const { reports } = JSON.parse(readFileSync('service/demo/reports.json', 'utf8'));
  const codes = [];
  for (const [place, report] of reports.slice(0, 30).entries()) {
    const answer = await globalThis.fetch(`${address}/api/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `picture-of-the-morning-${place}` },
      body: JSON.stringify(report),
    });
    codes.push((await answer.json()).trackingCode);
    await passTo(clock.now() + BETWEEN_REPORTS_MS);
  }
  return codes[0];
}

async function passTo(at) {
  for (let next = clock.next(); next !== undefined && next <= at; next = clock.next()) {
    clock.moveTo(next);
    await service.quiet();
  }
  clock.moveTo(at);
  await service.quiet();
}

async function signIn(login) {
  await desk.context().clearCookies();
  await desk.goto(`${address}/desk`);
  await desk.getByLabel('账号').fill(login);
  await desk.getByLabel('密码').fill('shaodao');
  await desk.getByRole('button', { name: '登录' }).click();
  await desk.getByRole('button', { name: '退出' }).waitFor();
}

async function picture(page, path, name) {
  if (path !== undefined) await page.goto(address + path);
  await page.waitForTimeout(3000); // diagrams and late fonts
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
