import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const folder = 'docs/adr';
const pages = readdirSync(folder).sort();

describe('the decisions', () => {
  it('bear numbers that are not used twice', () => {
    const numbers = pages.map((page) => page.slice(0, 4));

    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each(pages)('%s has its number, a date, a status, and the four parts', (page) => {
    const text = readFileSync(join(folder, page), 'utf8');

    expect(page).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    expect(text.startsWith(`# ${page.slice(0, 4)}: `)).toBe(true);
    expect(text).toMatch(
      /^Date: \d{4}-\d{2}-\d{2}\. Status: (accepted|rejected|replaced by \[\d{4}\]\(.+\))\.( .*)?$/m,
    );
    for (const part of ['Context', 'Decision', 'Consequences', 'What would turn us back'])
      expect(text).toContain(`## ${part}`);
  });

  it.each(pages)('%s links only to pages that are there', (page) => {
    const links = [...readFileSync(join(folder, page), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(
      (match) => match[1] ?? '',
    );

    expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
  });
});
