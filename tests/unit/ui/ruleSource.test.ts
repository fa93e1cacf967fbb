import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { ruleSource } from '../../../ui/desk/rules/ruleSource.js';

interface Shipped {
  rules: { description: string }[];
}

const descriptions = readdirSync('rules').flatMap((set) =>
  (JSON.parse(readFileSync(`rules/${set}/rules.json`, 'utf8')) as Shipped).rules.map(({ description }) => description),
);

describe('where a rule comes from', () => {
  it.each([...new Set(descriptions)])('is told in Chinese on a Chinese page: %s', (description) => {
    expect(ruleSource(description, 'zh')).not.toMatch(/[A-Za-z]{2,}/);
  });

  it('is told in the words of the rule on an English page', () => {
    for (const description of descriptions) expect(ruleSource(description, 'en')).toBe(description);
  });

  it('stays as the county wrote it', () => {
    expect(ruleSource('县政府办〔2026〕3号', 'zh')).toBe('县政府办〔2026〕3号');
  });
});
