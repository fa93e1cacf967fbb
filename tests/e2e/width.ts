import type { Page } from 'playwright-core';

/** What is wider than its room as the page stands: the page itself, a table, a part that scrolls sideways on its own. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(wideParts);
}

/** In the page. A diagram is moved like a map, and what is written for machines keeps its lines. */
function wideParts(): string[] {
  const mayBeWide = '.djs-container, .diagram, .studio-canvas, pre, textarea, .visually-hidden';
  return [document.documentElement, ...document.body.querySelectorAll('*')]
    .filter((part) => {
      if (part.clientWidth === 0 || part.scrollWidth <= part.clientWidth + 1) return false;
      if (part.closest(mayBeWide) !== null) return false;
      const isTable = part.matches('.ant-table-content');
      return part === document.documentElement || isTable || /auto|scroll/.test(getComputedStyle(part).overflowX);
    })
    .map((part) => `${part.tagName}.${part.className} is ${part.scrollWidth} wide in ${part.clientWidth}`);
}
