import { describe, expect, it } from '@jest/globals';
import { addDuration } from '../../../service/simulation/isoDuration.js';

const from = Date.parse('2026-01-31T10:00:00Z');
const later = (text: string): string | undefined => {
  const at = addDuration(from, text);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('a duration', () => {
  it.each([
    ['PT3H', '2026-01-31T13:00:00.000Z'],
    ['P1DT1M', '2026-02-01T10:01:00.000Z'],
    ['P1W', '2026-02-07T10:00:00.000Z'],
    ['PT0.5S', '2026-01-31T10:00:00.500Z'],
    ['P1M', '2026-02-28T10:00:00.000Z'],
    ['P2Y1M', '2028-02-29T10:00:00.000Z'],
  ])('%s after the last of January', (text, at) => {
    expect(later(text)).toBe(at);
  });

  it.each(['', 'P', 'PT', '3h', 'PT3', '-PT1H', 'P1H'])('is not %j', (text) => {
    expect(later(text)).toBeUndefined();
  });
});
