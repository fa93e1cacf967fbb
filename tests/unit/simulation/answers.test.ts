import { describe, expect, it } from '@jest/globals';
import { answerTo } from '../../../service/simulation/answers.js';

const job = { key: '1', elementId: 'remind', type: 'notify.resident', hasIncident: false };
const by = (name: string) => ({ complete: { by: name } });
const answers = (...names: string[]) => Object.fromEntries(names.map((name) => [name, by(name)]));

describe('a standing answer', () => {
  it.each([
    [['*', 'notify.*', 'notify.resident', 'remind'], 'remind'],
    [['*', 'notify.*', 'notify.resident'], 'notify.resident'],
    [['*', 'notify.*', 'n*'], 'notify.*'],
    [['notify.resident', 'rem*'], 'rem*'],
    [['*', 'other'], '*'],
  ])('of %j: the nearest is given', (names, nearest) => {
    expect(answerTo(job, answers(...names))).toEqual(by(nearest));
  });

  it('is none where no name fits', () => {
    expect(answerTo(job, answers('notify', 'notify.*.now', 'toString'))).toBeUndefined();
  });
});
