import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { variablesOf } from '../../../service/engine/embedded/moves/input.js';

describe('variables that come in', () => {
  it('become what JSON makes of them, whatever they hold', () => {
    const anything = fc.dictionary(fc.string(), fc.anything({ withDate: true, withNullPrototype: true }));
    fc.assert(
      fc.property(anything, (variables) => {
        expect(variablesOf(variables)).toEqual(JSON.parse(JSON.stringify(variables)));
      }),
    );
  });

  it('share nothing with what was given', () => {
    const given = { list: [{ deep: 1 }] };

    const kept = variablesOf(given);
    given.list.push({ deep: 2 });

    expect(kept).toEqual({ list: [{ deep: 1 }] });
  });

  it('are refused where they are no object', () => {
    expect(() => variablesOf([] as never)).toThrow();
  });
});
