import type { Page } from 'playwright-core';

/** Chooses the language of the pages that are opened from now on. */
export const speak = (page: Page, language: string): Promise<void> =>
  page.evaluate((chosen) => localStorage.setItem('shaodao.language', chosen), language);

/** Chinese that stands on an English page without saying so: a voice would read it as English. */
export function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate(unmarked);
}

/** In the page. A diagram is a drawing, what is written for machines has no voice. */
function unmarked(): string[] {
  if (document.documentElement.lang !== 'en') return [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const around = text.parentElement;
    if (around === null || !/\p{Script=Han}/u.test(text.textContent ?? '')) continue;
    if (around.closest('svg, pre, textarea, script, style') !== null) continue;
    const spoken = around.closest('[lang]')?.getAttribute('lang') ?? '';
    if (!spoken.startsWith('zh')) found.push(`${around.tagName}.${around.className} “${text.textContent ?? ''}”`);
  }
  return found;
}
