import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalInChinese, refusalLinesInChinese } from '../../../ui/desk/processes/refusalSentences.js';

const folder = 'service/engine/embedded/validation';

/** Every sentence that the checks of a deployment hold, with a word put in for each blank. */
const sentences = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(
      /(?:found\((?:[^'`;]*), |tooFewOutgoing\([^'`;]*, |#fault\()(?:'((?:[^'\\]|\\.)+)'|`([^`]+)`)/g,
    ),
  ])
  .map(([, plain, formed]) =>
    (plain ?? formed ?? '')
      .replaceAll(/\$\{kind\}/g, 'error')
      .replaceAll(/\$\{(?:count|MAX_\w+)\}/g, '7')
      .replaceAll(/\$\{name\} must/g, 'ErrorCode must')
      .replaceAll(/\$\{value\.what\}/g, 'duration')
      .replaceAll("${words.replace(/\\.$/, '')}", 'Must reference a message')
      .replaceAll(/\$\{[^}]*\}/g, 'x'),
  );

describe('what the engine says against a diagram', () => {
  it('is found in its sources', () => {
    expect(sentences.length).toBeGreaterThan(40);
  });

  it.each([...new Set(sentences)])('is Chinese on a Chinese page: %s', (message) => {
    expect(refusalInChinese(message)).toMatch(/\p{Script=Han}/u);
  });

  it('is Chinese line by line where several speak against it', () => {
    expect(refusalLinesInChinese('引擎拒绝：\nhandle: Must reference a message\nend: Something new')).toBe(
      '引擎拒绝：\nhandle：必须指定消息\nend：Something new',
    );
  });

  it('says where an expression cannot be read, and not what the grammar would have', () => {
    const said = `failed to parse expression 'outcome = (': Expected (between | "and" | end-of-input):1:9, found "= ("`;

    expect(refusalLinesInChinese(`returned > conditionExpression: ${said}`)).toBe(
      'returned > conditionExpression：表达式有误：第 1 行第 9 个字符起看不懂 "= ("',
    );
  });
});
