import { describe, expect, it } from '@jest/globals';
import { incidentWords } from '../../../../service/application/wording/incidentWords.js';
import { DomainError } from '../../../../service/domain/errors.js';

describe('why a process is stuck', () => {
  const { message } = new DomainError('CALENDAR_REFUSED', { file: '2027.csv', line: 3, reason: 'no date' });

  it('is said in both languages where a handler of ours refused, though an engine keeps its message alone', () => {
    expect(incidentWords(message)).toEqual({
      zh: '工作日历 2027.csv 第 3 行：no date',
      en: 'Calendar 2027.csv, line 3: no date',
    });
  });

  it.each([
    ['the engine says it', "Expected result of the expression 'a' to be 'BOOLEAN', but was 'NULL'."],
    ['a handler of somebody else says it', 'NOT_FOUND: no such printer'],
    ['it was cut off on its way', message.slice(0, -1)],
  ])('stays as it is where %s', (_, text) => {
    expect(incidentWords(text)).toEqual({ zh: text, en: text });
  });
});
