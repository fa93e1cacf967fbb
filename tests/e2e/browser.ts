import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { listenToConsoles } from './consoleNoise.js';

/** A browser whose pages have to be quiet on their consoles. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launch();
  listenToConsoles(browser);
  return browser;
}

/** The browser named by CHROME_PATH, an installed Chrome or Chromium, or else the one that came with the packages. */
async function launch(): Promise<Browser> {
  const installed = [process.env['CHROME_PATH'], ...usualPlaces].find((path) => path !== undefined && existsSync(path));
  if (installed !== undefined) return chromium.launch({ executablePath: installed });
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args });
}

// Made for functions in the cloud: one process for everything does not outlive the closing of a context, a browser without
// the web's security would find our policies fine whatever they say, and pages of text and lines are drawn in half the
// processor time without a graphics card made of software.
const unwanted = [
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--ignore-gpu-blocklist',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const args = [...sparticuz.args.filter((arg) => !unwanted.includes(arg)), '--disable-gpu'];

const usualPlaces = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
