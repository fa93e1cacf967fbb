import { afterEach, expect } from '@jest/globals';
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';

/** What a library says of its own ways, and we cannot mend: bpmn-js opens its menu of replacements so. */
const ofLibraries = [/ContextPad#getPad is deprecated/];

let heard: string[] = [];
const announced = new WeakMap<BrowserContext, RegExp[]>();

/** A page that complains to its console fails the test it complains in, unless that test has said that it would. */
export function listenToConsoles(browser: Browser): void {
  browser.on('context', (context) => {
    const hear = (said: string) => {
      const expected = [...ofLibraries, ...(announced.get(context) ?? [])];
      if (!expected.some((pattern) => pattern.test(said))) heard.push(said);
    };
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) hear(wordsOf(message));
    });
    context.on('weberror', (thrown) => hear(`${thrown.page()?.url() ?? ''} threw ${String(thrown.error())}`));
  });
}

/** What the page may complain of from now on, such as an answer that the test is about; the address is part of it. */
export function announceNoise(page: Page, expected: RegExp): void {
  const context = page.context();
  announced.set(context, [...(announced.get(context) ?? []), expected]);
}

const wordsOf = (message: ConsoleMessage) => `${message.type()} at ${message.location().url}: ${message.text()}`;

afterEach(() => {
  const noise = heard;
  heard = [];
  expect(noise).toEqual([]);
});
