import { describe, expect, it } from '@jest/globals';
import { asWritten, parseMarked, withKeysAsText } from '../../../../../service/engine/zeebe/sink/exactJson.js';

describe('JSON with exact keys', () => {
  it.each([
    '-1',
    '7',
    '2251799813685249',
    '8999999999999999',
    '9007199254740991',
    '9007199254740993',
    '10000000000000001',
    '9223372036854775807',
  ])('keeps every digit of the key %s, and of texts all that was written', (key) => {
    const line = `{"key":${key},"elementInstanceKey":${key},"position":12,"text":"\\u0000${key}","other":"${key}"}`;

    const read = withKeysAsText(parseMarked(line));

    expect(read).toEqual({ key, elementInstanceKey: key, position: 12, text: `\u0000${key}`, other: key });
  });

  it.each(['1.25', '1234567890123456', '9007199254740993', '0.12345678901234567', '1e300'])(
    'gives the number %s of a user as JSON.parse does, whatever it is called',
    (number) => {
      const text = `{"orderKey":${number},"list":[${number}]}`;

      expect(asWritten(parseMarked(text))).toEqual(JSON.parse(text));
    },
  );
});
