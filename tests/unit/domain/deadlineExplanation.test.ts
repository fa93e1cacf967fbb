import { describe, expect, it } from '@jest/globals';
import { shifted, startClock } from '../../../service/domain/caseDeadline.js';
import { chinaCalendar as calendar } from '../../../service/domain/chinaCalendar.js';
import { explainDeadline } from '../../../service/domain/deadlineExplanation.js';
import { parseTimeLimit } from '../../../service/domain/timeLimit.js';

const shanghai = (text: string) => Date.parse(`${text}:00+08:00`);
const clockOf = (limit: string, from: string) =>
  startClock({
    clock: 'handle',
    organisation: 'housing',
    limit: parseTimeLimit(limit),
    from: shanghai(from),
    calendar,
  });

describe('explanation of a deadline', () => {
  it('names each day that was counted or passed over, in both languages', () => {
    expect(explainDeadline(clockOf('1工作日', '2026-04-03T15:00'), calendar)).toEqual([
      { zh: '时限1工作日，自 2026-04-03 15:00 起算', en: 'Limit of 1 working day, from 2026-04-03 15:00' },
      { zh: '2026-04-03 15:00–18:00 计 3 小时', en: '2026-04-03 15:00–18:00: 3 hours' },
      {
        zh: '2026-04-04 至 2026-04-06 不计（清明）',
        en: '2026-04-04 to 2026-04-06 not counted (Tomb-sweeping Day)',
      },
      { zh: '2026-04-07 08:00–12:00、14:00–15:00 计 5 小时', en: '2026-04-07 08:00–12:00, 14:00–15:00: 5 hours' },
      { zh: '2026-04-07 15:00 到期', en: 'Due 2026-04-07 15:00' },
      { zh: `工作日历：chinese-days ${calendar.version}`, en: `Calendar: chinese-days ${calendar.version}` },
    ]);
  });

  it('says that emergency hours run through the night', () => {
    expect(explainDeadline(clockOf('2紧急工作时', '2026-10-01T23:00'), calendar).map(({ zh }) => zh)).toEqual([
      '时限2紧急工作时，自 2026-10-01 23:00 起算',
      '昼夜连续计时，节假日不停',
      '2026-10-02 01:00 到期',
    ]);
  });

  it('shows the working days on which a suspended clock stood still', () => {
    // given
    const clock = clockOf('1工作日', '2026-11-23T14:00');
    const still = { from: shanghai('2026-11-23T16:00'), to: shanghai('2026-11-25T08:00') };
    // when
    const sentences = explainDeadline(shifted(clock, still, calendar), calendar);
    // then
    expect(sentences.slice(1, -2).map(({ zh }) => zh)).toEqual([
      '2026-11-23 14:00–16:00 计 2 小时',
      '2026-11-24 不计（当日无计时）',
      '2026-11-25 08:00–12:00、14:00–16:00 计 6 小时',
    ]);
  });
});
