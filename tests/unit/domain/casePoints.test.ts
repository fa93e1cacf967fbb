import { describe, expect, it } from '@jest/globals';
import { addedUp, pointsOf } from '../../../service/domain/casePoints.js';
import { openCase } from '../../builders/openCase.js';

const given = (organisation: string, points: number, exempt = false) => ({
  organisation,
  points,
  exempt,
  at: 9,
  decided: { ruleSetVersion: 'evaluation@1', facts: {} },
});
const of = (...evaluations: ReturnType<typeof given>[]) => pointsOf(openCase({ evaluations }));

describe('the points of a case', () => {
  it('are not there before it has been evaluated', () => {
    expect(pointsOf(openCase())).toBeNull();
  });

  it('are one sum for each organisation that had a part', () => {
    expect(of(given('housing', 2), given('longshou', 1), given('longshou', -3))).toEqual({
      at: 9,
      given: [
        { organisation: 'housing', points: 2 },
        { organisation: 'longshou', points: -2 },
      ],
      to: ['housing', 'longshou'],
    });
  });

  it('leave out the parts that are exempt', () => {
    expect(of(given('housing', -2, true), given('longshou', 1))?.to).toEqual(['longshou']);
    expect(of(given('housing', -2, true))).toBeNull();
  });
});

describe('the points of many cases', () => {
  it('are added up for each organisation, the most first', () => {
    const one = { given: [given('housing', -2), given('fire', 3)] };
    const other = { given: [given('housing', 1)] };

    expect(addedUp([one, other])).toEqual([
      { organisation: 'fire', cases: 1, points: 3 },
      { organisation: 'housing', cases: 2, points: -1 },
    ]);
  });
});
