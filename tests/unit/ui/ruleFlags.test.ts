import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import en from '../../../ui/shared/texts/en.json' with { type: 'json' };
import zh from '../../../ui/shared/texts/zh.json' with { type: 'json' };

interface Shipped {
  rules: { event: { params: { flags?: string[]; notify?: string[] } } }[];
}

const outcomes = readdirSync('rules').flatMap((set) =>
  (JSON.parse(readFileSync(`rules/${set}/rules.json`, 'utf8')) as Shipped).rules.map(({ event }) => event.params),
);
const distinct = (words: string[]) => [...new Set(words)];

describe('what the shipped rules mark a case with, and whom they tell', () => {
  it.each(distinct(outcomes.flatMap(({ flags = [] }) => flags)))('has words in both languages: %s', (flag) => {
    expect(Object.keys(zh.rules.flag)).toContain(flag);
    expect(Object.keys(en.rules.flag)).toContain(flag);
  });

  it.each(distinct(outcomes.flatMap(({ notify = [] }) => notify)))('is named in both languages: %s', (addressee) => {
    expect(Object.keys(zh.rules.told)).toContain(addressee);
    expect(Object.keys(en.rules.told)).toContain(addressee);
  });
});
