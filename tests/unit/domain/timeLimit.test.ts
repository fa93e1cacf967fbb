import { describe, expect, it } from '@jest/globals';
import { limitText, limitUnits, parseTimeLimit } from '../../../service/domain/timeLimit.js';

describe('time limit', () => {
  it.each([
    ['2小时', { amount: 2, unit: 'hour' }],
    ['2紧急工作时', { amount: 2, unit: 'emergencyHour' }],
    ['8 工作时', { amount: 8, unit: 'workingHour' }],
    ['5个工作日', { amount: 5, unit: 'workingDay' }],
    ['３天', { amount: 3, unit: 'calendarDay' }],
    ['10自然日', { amount: 10, unit: 'calendarDay' }],
    ['0.5小时', { amount: 0.5, unit: 'hour' }],
    ['15分钟', { amount: 15, unit: 'minute' }],
  ])('reads %s as the official tables mean it', (text, limit) => {
    expect(parseTimeLimit(text)).toEqual(limit);
  });

  it.each([
    ['PT24H', { amount: 24, unit: 'hour' }],
    ['P2D', { amount: 48, unit: 'hour' }],
    ['PT1H30M', { amount: 90, unit: 'minute' }],
  ])('reads the ISO duration %s as plain clock time', (text, limit) => {
    expect(parseTimeLimit(text)).toEqual(limit);
  });

  it.each(['2紧急工作日', '1紧急工作时制止', '', '天', '0天', '-1天', '尽快', 'P', 'PT', '24', '1天2小时'])(
    'refuses %j instead of guessing',
    (text) => {
      expect(() => parseTimeLimit(text)).toThrow(
        expect.objectContaining({ code: 'TIME_LIMIT_UNREADABLE', facts: { text } }),
      );
    },
  );

  it('reads back every limit that it writes in Chinese', () => {
    for (const unit of Object.keys(limitUnits) as (keyof typeof limitUnits)[]) {
      expect(parseTimeLimit(limitText({ amount: 3, unit }).zh)).toEqual({ amount: 3, unit });
    }
  });

  it('speaks English in singular and plural', () => {
    expect(limitText({ amount: 1, unit: 'workingDay' }).en).toBe('1 working day');
    expect(limitText({ amount: 2, unit: 'workingDay' }).en).toBe('2 working days');
  });
});
