import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromAscii, toAscii } from '../../../service/bpmn/ascii.js';

it('any text is spelled out in ASCII and back', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('吹哨', '_U5439_', '_U_U5439_', '😀'));

  fc.assert(
    fc.property(text, (written) => {
      const spelled = toAscii(written);

      expect(spelled).toMatch(/^[\0-\x7f]*$/);
      expect(fromAscii(spelled)).toBe(written);
    }),
  );
});
