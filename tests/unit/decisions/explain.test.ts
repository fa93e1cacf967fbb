import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../service/decisions/explain.js';
import { readRuleFolder } from '../../../service/decisions/ruleFolder.js';
import { compileTriage, decideTriage } from '../../../service/decisions/triage.js';

const folder = readRuleFolder('rules/triage');
const rules = compileTriage(folder);
const why = (facts: object) => explain('triage', { rules, facts: { ...facts } });

describe('the explanation of a colour', () => {
  it('names the words, the rules, the facts and the clause of the official table', () => {
    const { headline, rules: fired } = why({ text: '幼儿园门口路面塌陷', placeKind: 'school' });

    expect(headline.zh).toContain('红色: 有坍塌或塌陷');
    expect(headline.zh).toContain('(词: 塌陷、幼儿园)');
    expect(fired[0]).toMatchObject({
      rule: 'ground-collapse',
      source: expect.stringContaining('05-05 路面塌陷') as unknown,
    });
    expect(fired[1]?.because).toEqual([{ zh: '场所为学校', en: 'kind of place is school' }]);
  });

  it('finds near misses by deciding again: each of them does change the colour', () => {
    const facts = { peopleAffected: 49, hour: 21, text: '楼下音响太吵' };
    const { nearMisses, verdict } = why(facts);

    expect(nearMisses).toContainEqual(
      expect.objectContaining({
        fact: 'peopleAffected',
        from: 49,
        to: 50,
        verdict: expect.objectContaining({ value: 'yellow' }) as unknown,
      }),
    );
    for (const { fact, to, verdict: other } of nearMisses) {
      const changed = decideTriage(rules, { ...decideTriage(rules, facts).facts, [fact]: to });
      expect(changed.colour).toBe(other.value);
      expect(other.value).not.toBe(verdict.value);
    }
  });

  it('says values with their units', () => {
    const said = (facts: object) => {
      const { rules: fired, nearMisses } = why({ hour: 9, ...facts });
      const because = fired.flatMap((rule) => rule.because);
      return JSON.stringify([...because, ...nearMisses.map(({ sentence }) => sentence)]);
    };
    const hurt = said({ limitMinutes: 90, injured: 3 });

    expect(hurt).toContain('受伤人数达到3人');
    expect(hurt).toContain('people injured is at least 3"');
    expect(hurt).toContain('官方处置时限不超过24小时');
    expect(hurt).toContain('more than 0 minutes');
    expect(said({ peopleAffected: 49 })).toContain('现为49人');
    expect(said({ limitMinutes: 2880 })).toContain('it is 48 hours');
    expect(said({ itemName: '' })).toContain('(it is none)');
  });

  it('names an item of the catalogue in both languages, and says yes and no as an answer', () => {
    const names = new Map([['燃气管道破裂', { zh: '燃气管道破裂', en: 'Gas pipe burst' }]]);
    const facts = { itemName: '燃气管道破裂', dangerToLife: true, hour: 9 };

    const because = explain('triage', { rules, facts, names }).rules.flatMap((rule) => rule.because);

    expect(because).toContainEqual({ zh: '目录小类为燃气管道破裂', en: 'catalogue item is Gas pipe burst' });
    expect(because.map(({ en }) => en)).toContain('the reporter says that life is in danger: yes');
  });

  it('says the same words to the same decision', () => {
    const facts = { text: 'A strong smell of gas in the school', hour: 9 };

    expect(why(facts)).toEqual(why(facts));
  });

  it('tells the resident nothing in internal names', () => {
    const { plain, rules: fired } = why({
      text: '电线掉落',
      suggestedLead: 'power-supply',
      suggestedConfidence: 0.9,
    });
    const told = JSON.stringify(plain);

    for (const { rule } of fired) expect(told).not.toContain(rule);
    for (const { name } of folder.facts) expect(told).not.toContain(`"${name}"`);
    expect(told).toContain('15分钟');
  });
});
