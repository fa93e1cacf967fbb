import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import en from '../../../ui/shared/texts/en.json' with { type: 'json' };
import zh from '../../../ui/shared/texts/zh.json' with { type: 'json' };

interface Shipped {
  conditions: Record<string, unknown>;
  rules: { event: { params: { flags?: string[]; notify?: string[] } } }[];
}

const shipped = readdirSync('rules').map(
  (set) => JSON.parse(readFileSync(`rules/${set}/rules.json`, 'utf8')) as Shipped,
);
const outcomes = shipped.flatMap(({ rules }) => rules.map(({ event }) => event.params));
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

describe('conditions that shipped rules share', () => {
  it.each([
    ['zh', zh.rules.shared],
    ['en', en.rules.shared],
  ])('all have words, and no words are left of one that went (%s)', (_language, words) => {
    const shared = distinct(shipped.flatMap(({ conditions }) => Object.keys(conditions)));

    expect(Object.keys(words).sort()).toEqual(shared.sort());
    expect(Object.values(words)).not.toContain('');
  });
});
