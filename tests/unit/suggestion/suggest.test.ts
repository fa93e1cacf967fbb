import { describe, expect, it } from '@jest/globals';
import { dutyLists } from '../../../service/suggestion/dutyLists.js';
import { suggest } from '../../../service/suggestion/suggest.js';
import heldout from './heldout.json' with { type: 'json' };

describe('the suggestion of a department', () => {
  it('answers at least 80 of 100 texts that it was not made from, and at least 85 of 100 answers are right', () => {
    const answers = heldout.map(({ text, department }) => ({
      department,
      first: suggest(text)?.departments[0]?.department,
    }));
    const answered = answers.filter(({ first }) => first !== undefined);
    const right = answered.filter(({ department, first }) => department === first);

    expect(answered.length / answers.length).toBeGreaterThanOrEqual(0.8);
    expect(right.length / answered.length).toBeGreaterThanOrEqual(0.85);
  });

  it('was made from none of the texts that it is measured on', () => {
    const duties = new Set(dutyLists.flatMap(({ duties }) => [...duties.zh, ...duties.en]));

    expect(heldout.filter(({ text }) => duties.has(text))).toEqual([]);
  });

  it('says which words led there', () => {
    expect(suggest('有人飞线充电')?.departments[0]).toMatchObject({ name: '消防', words: ['飞线充电'] });
    expect(suggest('My employer has not paid our wages')?.departments[0]).toMatchObject({ name: '人社' });
  });

  it.each(['', '你好', 'Hello, thank you', '🙂'])('asks a person about %p', (text) => {
    expect(suggest(text)).toBeNull();
  });

  it('names the catalogue item where one fits, and none where none does', () => {
    expect(suggest('路口的井盖不见了，很危险')?.item).toEqual({ name: '不明井盖', words: ['井盖'] });
    expect(suggest('公司拖欠工资三个月')?.item).toBeNull();
  });
});
