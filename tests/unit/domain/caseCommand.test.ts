import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../service/domain/case.js';
import { type CaseCommand, decide } from '../../../service/domain/caseCommand.js';
import { evolve } from '../../../service/domain/caseEvent.js';
import { chinaCalendar } from '../../../service/domain/chinaCalendar.js';
import { NINE } from '../../builders/case.js';
import { handling, openCase } from '../../builders/openCase.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = NINE + HOUR;
const by = 'li';

/** The case after commands, one after the other. */
const after = (state: Case, ...commands: CaseCommand[]): Case =>
  commands.reduce((now, command) => decide(command, now).reduce(evolve, now), state);

const kinds = (command: CaseCommand, state: Case) => decide(command, state).map(({ type }) => type);

const returned = (organisation: string, owner: string | null = null): CaseCommand => ({
  type: 'return',
  organisation,
  owner,
  reason: '不属本部门职责',
  at,
  by,
});
const dispatched = (from: string, to: string): CaseCommand => ({
  type: 'dispatch',
  from,
  department: { id: to, role: 'lead' },
  reason: '',
  deadlines: [],
  at,
  by,
});

describe('return', () => {
  it('goes to the street the first time and to a ruling from the second on', () => {
    const once = after(openCase(), returned('housing'));

    expect(kinds(returned('housing'), openCase())).toEqual(['returned']);
    expect(kinds(returned('ecology'), once)).toEqual(['disputed']);
  });

  it('clears a department when another one gets the work, for good', () => {
    const moved = after(openCase(), returned('housing'), dispatched('housing', 'ecology'));

    expect(moved.cleared).toEqual(['housing']);
    expect(() => decide(dispatched('ecology', 'housing'), moved)).toThrow(/DEPARTMENT_CLEARED/);
    expect(() => decide(returned('ecology', 'housing'), moved)).toThrow(/DEPARTMENT_CLEARED/);
    expect(() => decide({ type: 'rule', to: 'housing', reason: '', at, by }, moved)).toThrow(/DEPARTMENT_CLEARED/);
  });

  it('clears nobody who gets the work back', () => {
    expect(after(openCase(), returned('housing'), dispatched('housing', 'housing')).cleared).toEqual([]);
  });
});

describe('extension', () => {
  const ask = (minutes: number, when = at): CaseCommand => ({
    type: 'askExtension',
    id: `e${minutes}`,
    organisation: 'housing',
    reason: '等待材料',
    minutes,
    at: when,
    by,
  });
  const grant = (id: string, granted = true): CaseCommand => ({
    type: 'decideExtension',
    id,
    granted,
    reason: '',
    calendar: chinaCalendar,
    at,
    by,
  });

  it('adds working time to a limit of working days', () => {
    const longer = after(openCase(), ask(480), grant('e480'));

    // Two working days from Monday nine end on Wednesday nine; one more ends on Thursday nine.
    expect(longer.deadlines[0]?.dueAt).toBe(NINE + 3 * DAY);
  });

  it('is refused after the deadline, beyond the original limit, and where one waits for its decision', () => {
    const { dueAt } = handling('2工作日');

    expect(() => decide(ask(60, dueAt + 1), openCase())).toThrow(/EXTENSION_TOO_LATE/);
    expect(() => decide(ask(2 * 480 + 1), openCase())).toThrow(/EXTENSION_TOO_LONG/);
    expect(() => decide(ask(60), after(openCase(), ask(30)))).toThrow(/EXTENSION_PENDING/);
  });

  it('is granted twice at most; a refused one does not count', () => {
    const refused = after(openCase(), ask(10), grant('e10', false));
    const twice = after(refused, ask(20), grant('e20'), ask(30), grant('e30'));

    expect(() => decide(ask(40), twice)).toThrow(/EXTENSION_USED_UP/);
  });

  it('is decided once', () => {
    expect(() => decide(grant('e10'), after(openCase(), ask(10), grant('e10')))).toThrow(/EXTENSION_DECIDED/);
  });

  it('is refused to a department that has no clock running', () => {
    expect(() => decide(ask(10), openCase({ deadlines: [] }))).toThrow(/CASE_NOT_WITH_DEPARTMENT/);
  });
});

describe('suspension', () => {
  const suspend = (days: number): CaseCommand => ({
    type: 'suspend',
    until: at + days * DAY,
    reason: '等待批复',
    at,
    by,
  });
  const resume = (when: number): CaseCommand => ({ type: 'resume', reason: '', calendar: chinaCalendar, at: when, by });

  it('leaves as much working time as there was', () => {
    const resumed = after(openCase(), suspend(30), resume(at + 7 * DAY));

    expect(resumed.deadlines[0]?.dueAt).toBe(handling('2工作日').dueAt + 7 * DAY);
  });

  it('ends by itself when it was to end', () => {
    const resumed = after(openCase({ deadlines: [handling('6小时')] }), suspend(7), resume(at + 300 * DAY));

    expect(resumed.deadlines[0]?.dueAt).toBe(handling('6小时').dueAt + 7 * DAY);
  });

  it('is given once and for a year at most', () => {
    const resumed = after(openCase(), suspend(30), resume(at + DAY));

    expect(() => decide(suspend(30), resumed)).toThrow(/SUSPENSION_USED_UP/);
    expect(() => decide(suspend(366), openCase())).toThrow(/SUSPENSION_TOO_LONG/);
    expect(() => decide(suspend(-1), openCase())).toThrow(/SUSPENSION_TOO_LONG/);
    expect(() => decide(resume(at), resumed)).toThrow(/NOT_SUSPENDED/);
  });
});

describe('closing', () => {
  it('stops every clock', () => {
    expect(after(openCase(), { type: 'close', at, by: null }).deadlines.every(({ metAt }) => metAt === at)).toBe(true);
  });

  it('comes before the rating, which is given once', () => {
    const rate: CaseCommand = { type: 'rate', rating: 5, solved: true, comment: '', at, by: null };
    const closed = after(openCase(), { type: 'close', at, by: null });

    expect(() => decide(rate, openCase())).toThrow(/CASE_NOT_OPEN/);
    expect(() => decide(rate, after(closed, rate))).toThrow(/ALREADY_RATED/);
  });

  it('cannot follow a withdrawal', () => {
    const withdrawn = after(openCase(), { type: 'withdraw', reason: '已自行解决', at, by: null });

    expect(decide({ type: 'close', at, by: null }, withdrawn)).toEqual([]);
    expect(() => decide({ type: 'withdraw', reason: '', at, by: null }, withdrawn)).toThrow(/CASE_NOT_OPEN/);
  });
});

describe('rework', () => {
  it('is counted, and begins new clocks for those named only', () => {
    const ordered: CaseCommand = {
      type: 'orderRework',
      failed: ['housing'],
      reason: '仍松动',
      deadlines: [handling('1工作日')],
      at,
      by,
    };

    expect(after(openCase(), ordered)).toMatchObject({ reworks: 1, deadlines: [{ limit: '1工作日', metAt: null }] });
  });
});
