import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { elementTypeInChinese } from '../../../ui/desk/processes/elementTypes.js';

const panel = readFileSync(createRequire(import.meta.url).resolve('bpmn-js-properties-panel'), 'utf8');

/** Every type that the panel has a picture for, as it writes it. */
const types = [...(/iconsByType = \{(.*?)\n\}/s.exec(panel)?.[1] ?? '').matchAll(/^\s+'?(\w+)'?:/gm)].map(
  ([, type = '']) => type.replaceAll(/\B[A-Z]/g, ' $&').replace('Non Interrupting', '(Non Interrupting)'),
);

describe('the type of an element in the head of the panel', () => {
  it('is found in the panel itself', () => {
    expect(types.length).toBeGreaterThan(90);
  });

  it.each(types)('is Chinese on a Chinese page: %s', (type) => {
    expect(elementTypeInChinese(type)).toMatch(/^[\u4e00-\u9fff（）]+$/);
  });

  it('says what triggers an event, and that the work goes on beside it', () => {
    expect(elementTypeInChinese('Timer Boundary Event (Non Interrupting)')).toBe('定时边界事件（不中断）');
  });
});
