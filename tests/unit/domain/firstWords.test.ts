import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstWords } from '../../../service/domain/firstWords.js';

describe('the name of a report without a catalogue item', () => {
  it.each([
    ['楼下音响太吵', '楼下音响太吵'],
    ['河滨路转弯处连着三个坑，晚上很危险的样子', '河滨路转弯处连着三个坑，晚上很危险的样子'],
    ['河滨路转弯处连着三个坑，晚上骑车很危险，请尽快来修', '河滨路转弯处连着三个坑，晚上骑车很危险…'],
    ['Music downstairs is too loud every night', 'Music downstairs is too loud every night'],
    ['Music downstairs is too loud every night since May', 'Music downstairs is too loud every…'],
    ['first line\n\n  second line', 'first line second line'],
    ['x'.repeat(50), `${'x'.repeat(38)}…`],
  ])('of %j is %j', (text, name) => {
    expect(firstWords(text)).toBe(name);
  });

  it('breaks no sign in two, whatever somebody writes', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 80 });

    fc.assert(fc.property(anyText, (text) => !/\p{Surrogate}/u.test(firstWords(text))));
  });
});
