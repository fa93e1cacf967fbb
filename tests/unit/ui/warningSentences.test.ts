import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { failureInChinese, warningInChinese } from '../../../ui/desk/processes/warningSentences.js';

const { cases } = JSON.parse(readFileSync(new URL('../feel/language.json', import.meta.url), 'utf8')) as {
  cases: readonly { warnings?: readonly string[] }[];
};
const warnings = [...new Set(cases.flatMap((one) => one.warnings ?? []))];

describe('what the evaluation of an expression says', () => {
  it('is Chinese on a Chinese page, but for what stands in the expression', () => {
    expect(warnings.length).toBeGreaterThan(100);
    const english = /argument|compare|expect|found|fail|invoke|invalid|parse/i;
    expect(warnings.map(warningInChinese).filter((said) => english.test(said))).toEqual([]);
  });

  it.each([
    ["[NO_VARIABLE_FOUND] No variable found with name 'passed'", '没有变量 passed'],
    [`[INVALID_TYPE] Can't add '"a"' to '1'`, '1 与 "a" 不能相加'],
    [
      "[FUNCTION_INVOCATION_FAILURE] Failed to invoke function 'date': Failed to parse date from 'x'",
      'date()：不是有效的日期、时间或时长：x',
    ],
    [
      "[NO_CONTEXT_ENTRY_FOUND] No context entry found with key 'b'. Available keys: 'a', 'c'",
      '对象里没有 b，只有 a、c',
    ],
  ])('names what is missing or does not go together: %s', (said, chinese) => {
    expect(warningInChinese(said)).toBe(chinese);
  });

  it('says why there is no value', () => {
    expect(
      failureInChinese(
        "Assertion failure on evaluate the expression 'assert(x, false)': The condition is not fulfilled",
      ),
    ).toBe('assert 的条件不成立');
    expect(
      failureInChinese("failed to evaluate expression 'x.y()': No function found with name 'y' and 0 parameters"),
    ).toBe('无法求值：没有不带参数的函数 y');
  });

  it('stays as it is where it is new to us', () => {
    expect(warningInChinese('[OTHER] Should be blue')).toBe('[OTHER] Should be blue');
  });
});
