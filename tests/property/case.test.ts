import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Case } from '../../service/domain/case.js';
import { type CaseCommand, decide } from '../../service/domain/caseCommand.js';
import { evolve } from '../../service/domain/caseEvent.js';
import { chinaCalendar } from '../../service/domain/chinaCalendar.js';
import { DomainError } from '../../service/domain/errors.js';
import { NINE } from '../builders/case.js';
import { openCase } from '../builders/openCase.js';

const departments = ['housing', 'ecology', 'police'];
const department = fc.constantFrom(...departments);
const common = { by: fc.constant('li'), reason: fc.constant('理由') };

/** Anything that anybody may try, in any order; `at` comes with its place in the row. */
const attempt = fc.oneof(
  fc.record({ ...common, type: fc.constant('return' as const), organisation: department, owner: fc.constant(null) }),
  fc.record({
    ...common,
    type: fc.constant('dispatch' as const),
    from: department,
    department: fc.record({ id: department, role: fc.constant('lead' as const) }),
    deadlines: fc.constant([]),
  }),
  fc.record({
    ...common,
    type: fc.constant('askExtension' as const),
    id: fc.uuid(),
    organisation: department,
    minutes: fc.integer({ min: 1, max: 2_000 }),
  }),
  fc.record({ ...common, type: fc.constant('suspend' as const), until: fc.integer({ min: NINE, max: NINE * 1.02 }) }),
  fc.record({ ...common, type: fc.constant('resume' as const), calendar: fc.constant(chinaCalendar) }),
  fc.record({ ...common, type: fc.constant('urge' as const) }),
  fc.record({ ...common, type: fc.constant('close' as const) }),
  fc.record({ ...common, type: fc.constant('withdraw' as const) }),
  fc.record({ ...common, type: fc.constant('end' as const) }),
);

/** The states that a row of attempts leads through; pending extensions are granted at once. */
function states(attempts: readonly object[]): Case[] {
  const passed = [openCase()];
  attempts.forEach((tried, place) => {
    const at = NINE + place * 3_600_000;
    const state = passed.at(-1) ?? openCase();
    const next = tryOn(state, { ...tried, at } as CaseCommand);
    const waiting = next.extensions.find(({ decided }) => decided === null);
    const grant = {
      type: 'decideExtension',
      granted: true,
      reason: '',
      calendar: chinaCalendar,
      at,
      by: 'wu',
    } as const;
    passed.push(waiting ? tryOn(next, { ...grant, id: waiting.id }) : next);
  });
  return passed;
}

function tryOn(state: Case, command: CaseCommand): Case {
  try {
    return decide(command, state).reduce(evolve, state);
  } catch (error) {
    if (error instanceof DomainError) return state;
    throw error;
  }
}

const holds = (law: (passed: Case[]) => void) =>
  fc.assert(fc.property(fc.array(attempt, { maxLength: 30 }), (attempts) => law(states(attempts))));

describe('whatever is tried on a case', () => {
  it('a cleared department never gets it back', () => {
    holds((passed) => {
      passed.forEach((state, place) => {
        const before = passed[place - 1];
        if (!before) return;
        const arrived = state.departments.filter((one) => !before.departments.some(({ id }) => id === one.id));
        expect(arrived.filter(({ id }) => before.cleared.includes(id))).toEqual([]);
      });
    });
  });

  it('no department is granted more than two extensions', () => {
    holds((passed) => {
      const extensions = passed.at(-1)?.extensions ?? [];
      for (const id of departments) {
        expect(
          extensions.filter(({ organisation, decided }) => organisation === id && decided?.granted).length,
        ).toBeLessThan(3);
      }
    });
  });

  it('a deadline never moves back', () => {
    holds((passed) => {
      passed.forEach((state, place) => {
        const before = passed[place - 1]?.deadlines.find(({ clock }) => clock === 'handle');
        const now = state.deadlines.find(({ clock }) => clock === 'handle');
        if (before && now) expect(now.dueAt).toBeGreaterThanOrEqual(before.dueAt);
      });
    });
  });

  it('what has ended stays as it ended', () => {
    holds((passed) => {
      const ended = passed.find(({ status }) => status === 'withdrawn' || status === 'ended');
      const after = ended ? passed.slice(passed.indexOf(ended)) : [];
      expect(after.every(({ status }) => status === ended?.status)).toBe(true);
    });
  });
});
