import { describe, expect, it } from '@jest/globals';
import { parseScenario, ScenarioFault } from '../../../service/simulation/scenario.js';

const problemsOf = (text: string): readonly string[] => {
  try {
    parseScenario(text);
    return [];
  } catch (error) {
    if (error instanceof ScenarioFault) return error.problems.map(({ en }) => en);
    throw error;
  }
};

const whole = `
process: whistle
files: [whistle.bpmn, duty.bpmn]
start:
  at: 2026-03-02T09:00:00+08:00
  message: { name: case.accepted, key: C1 }
  variables: { caseId: C1 }
answer:
  rules.triage: { complete: { colour: red } }
  notify.*: { complete: {} }
  handle: leave
  pay: { fail: { retries: 0, message: no money } }
  check: { throwError: { code: E, message: m, variables: { a: 1 } } }
steps:
  - complete: acknowledge
    variables: { by: li }
  - fail: handle
  - throwError: handle
    code: E1
  - advance: PT3H
  - publish: { name: case.withdrawn, key: C1, variables: {}, ttl: PT1H, id: w1 }
  - signal: { name: alert, variables: {} }
  - resolve: handle
  - set: handle
    variables: { a: 1 }
  - cancel: true
expect:
  state: active
  completed: [start, triage]
  incidents: [{ element: handle, type: JOB_NO_RETRIES }]
  variables: { colour: red }
`;

describe('a scenario file', () => {
  it('is read with its defaults: no retries left after a failure, one after a resolved incident', () => {
    const { steps, answer } = parseScenario(whole);

    expect(steps[1]).toEqual({ kind: 'fail', fail: 'handle', retries: 0, message: '' });
    expect(steps[6]).toEqual({ kind: 'resolve', resolve: 'handle', retries: 1, variables: {} });
    expect(answer['handle']).toBe('leave');
  });

  it('may be JSON', () => {
    expect(parseScenario('{"process": "p"}')).toMatchObject({ process: 'p', files: [], steps: [] });
  });

  it.each([
    ['process: p\nstep: []', 'the scenario: Unrecognized key: "step"'],
    ['files: [a]', 'process: Invalid input: expected string, received undefined'],
    [
      'process: p\nsteps: [{ complete: a }, { complte: b }]',
      'steps[1]: expected a step: one of complete, fail, throwError, advance, publish, signal, resolve, set, cancel, deploy, modify, suspend, resume, migrate',
    ],
    ['process: p\nsteps: [{ complete: a, variable: {} }]', 'steps[0]: Unrecognized key: "variable"'],
    ['process: p\nsteps: [{ advance: 3 hours }]', 'steps[0].advance: expected a duration such as PT3H or P1D'],
    [
      'process: p\nsteps: [{ publish: { key: C1 } }]',
      'steps[0].publish.name: Invalid input: expected string, received undefined',
    ],
    [
      'process: p\nstart: { at: 2026-03-02T09:00:00 }',
      'start.at: expected a time with its offset, such as 2026-03-02T09:00:00+08:00',
    ],
    [
      'process: p\nstart: { timer: true, signal: { name: a } }',
      'start: expected at most one of message, signal, timer and elements',
    ],
    [
      'process: p\nexpect: { state: done }',
      'expect.state: Invalid option: expected one of "active"|"completed"|"canceled"|"rejected"',
    ],
  ])('names the place of what is wrong in it: %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each(['process: [', '{{{', '- a\n- b', '', 'process: &a [*a]'])('is refused without a crash: %j', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });
});
