import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dutyLists } from '../../../service/suggestion/dutyLists.js';
import { suggest } from '../../../service/suggestion/suggest.js';

/** By an author who had not seen the lists; they are made from none of it (docs/suggestion.md). */
const texts = readFileSync('tests/unit/suggestion/strangers.ndjson', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { text: string; department: string; lang: string });

describe('the suggestion of a department', () => {
  it.each(['zh', 'en'])(
    'answers at least 80 of 100 texts of a stranger in %s, and 85 of 100 answers are right',
    (lang) => {
      const answers = texts
        .filter((text) => text.lang === lang)
        .map(({ text, department }) => ({ department, first: suggest(text)?.departments[0]?.name }));
      const answered = answers.filter(({ first }) => first !== undefined);
      const right = answered.filter(({ department, first }) => department === first);

      expect(answered.length / answers.length).toBeGreaterThanOrEqual(0.8);
      expect(right.length / answered.length).toBeGreaterThanOrEqual(0.85);
    },
  );

  it('was made from none of these texts', () => {
    const duties = new Set(dutyLists.flatMap(({ duties }) => [...duties.zh, ...duties.en]));

    expect(texts.filter(({ text }) => duties.has(text))).toEqual([]);
  });

  it('asks a person where the words say nothing', () => {
    expect(suggest('嗯嗯好的')).toBeNull();
    expect(suggest('')).toBeNull();
  });

  it('names the words that speak for a department', () => {
    const [first] = suggest('路灯坏了一个星期没人修')?.departments ?? [];

    expect(first?.name).toBe('城管');
    expect(first?.words.join()).toContain('路灯');
  });
});
