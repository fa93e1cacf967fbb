import type { Locator, Page } from 'playwright-core';

/** More stops than any page has between two things that one does after each other. */
const MOST_STOPS = 120;

/** Goes on with Tab until the focus is where it is wanted. At every stop on the way it has to be seen where it is. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasFocus(wanted)) return;
    await page.keyboard.press(key);
    const unseen = await page.evaluate(unseenFocus);
    if (unseen !== null) throw new Error(`nobody sees that the focus is on ${unseen}`);
  }
  throw new Error(`${MOST_STOPS} times ${key} did not lead to ${String(wanted)}`);
}

/** Goes to a button or a link by keyboard, and presses it. */
export async function pressAt(page: Page, wanted: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await wanted.waitFor();
  await tabTo(page, wanted, key);
  await page.keyboard.press('Enter');
}

/** Goes to a field by keyboard, and types. */
export async function typeAt(page: Page, wanted: Locator, text: string): Promise<void> {
  await wanted.waitFor();
  await tabTo(page, wanted);
  await page.keyboard.insertText(text);
}

/** Where the focus is, by name: what somebody hears who does not see. */
export const whereFocusIs = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: here } = document;
    if (here === null || here === document.body) return 'nowhere';
    return here.getAttribute('aria-label') ?? here.textContent;
  });

const hasFocus = async (wanted: Locator): Promise<boolean> =>
  (await wanted.count()) > 0 && (await wanted.first().evaluate((one) => one === document.activeElement));

/** In the page: what has the focus without showing it, by a line, a shadow or a frame, on itself or on what draws it. */
function unseenFocus(): string | null {
  const here = document.activeElement;
  if (here === null || here === document.body) return null; // between the end of the page and its beginning
  const drawnBy =
    '.ant-select, .ant-input-affix-wrapper, .ant-radio-wrapper, .ant-checkbox-wrapper, .ant-segmented, label';
  const drawn = [here, here.closest(drawnBy), here.nextElementSibling, here.parentElement];
  const isMarked = drawn.some((one) => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  const { top, bottom, left, right } = (here.closest('label') ?? here).getBoundingClientRect();
  const isInView = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
  return isMarked && isInView ? null : here.outerHTML.slice(0, 200);
}
