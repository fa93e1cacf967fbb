import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../service/contract/problem.js';
import { DomainError, type ErrorCode, errorCodes } from '../../../service/domain/errors.js';
import { problemOf } from '../../../service/http/problem.js';

const codes = Object.entries(errorCodes) as [ErrorCode, string][];

/** The facts that the register names for a code. */
const factsOf = (meaning: string): Record<string, unknown> => {
  const [, names = ''] = meaning.split('; facts: ');
  return Object.fromEntries(names.split(/, (?![^[{]*[\]}])/).map((name) => [/^\w+/.exec(name)?.[0] ?? '', 'this']));
};

describe('problem', () => {
  it.each(codes)('%s has a status, and words in both languages with every fact filled in', (code, meaning) => {
    const problem = Problem.parse(problemOf(new DomainError(code, factsOf(meaning)), 'r1'));

    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.detail.zh).toMatch(/\p{Script=Han}/u);
    expect(problem.detail.en).not.toMatch(/\p{Script=Han}/u);
    for (const text of [problem.detail.zh, problem.detail.en]) expect(text).not.toMatch(/[{}]|\(\)|（）/);
  });

  it('says nothing of what nobody foresaw but where to look it up', () => {
    const problem = problemOf(new Error('password of the database'), 'r1');

    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL', facts: { requestId: 'r1' } });
    expect(JSON.stringify(problem)).not.toContain('database');
  });

  it('calls people by their name in the language of the text', () => {
    const { detail } = problemOf(
      new DomainError('CLAIMED_BY_OTHER', { name: { zh: '李雪梅', en: 'Xuemei Li' } }),
      'r1',
    );

    expect(detail).toEqual({ zh: '李雪梅已认领此任务', en: 'Xuemei Li has claimed this task' });
  });

  it.each([
    ['FILE_TOO_LARGE', { limitBytes: 10_485_760 }, '内容过大，上限 10 MB', 'Too large: 10 MB at most'],
    ['NOT_FOUND', { kind: 'case', key: '7' }, '找不到：案件 7', 'Not found: case 7'],
    [
      'CASE_NOT_OPEN',
      { status: 'withdrawn' },
      '案件已撤回，现在不能这样办',
      'The case is withdrawn: this cannot be done now',
    ],
    [
      'ENGINE_NOT_FOUND',
      { kind: 'incident', key: '9' },
      '引擎中已不存在：流程异常 9',
      'The engine no longer has it: incident 9',
    ],
  ] as const)('%s speaks of things in the words of the field', (code, facts, zh, en) => {
    expect(problemOf(new DomainError(code, facts), 'r1').detail).toEqual({ zh, en });
  });

  it('says in Chinese why a token cannot be moved, and keeps what it does not know', () => {
    const zhOf = (reason: string) => problemOf(new DomainError('ENGINE_INVALID_ARGUMENT', { reason }), 'r1').detail.zh;

    const known = zhOf("Expected to modify instance of process 'whistle' but no element found with id 'nowhere'.");

    expect([known, zhOf('something new')]).toEqual([
      '引擎不接受该值：流程图中没有元素 nowhere',
      '引擎不接受该值：something new',
    ]);
  });
});
