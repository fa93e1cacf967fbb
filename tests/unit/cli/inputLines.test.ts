import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { inputLines } from '../../../service/cli/inputLines.js';

describe('input lines', () => {
  it('leave out blank ones and a byte order mark, and keep the numbers that an editor shows', async () => {
    const lines = [];
    for await (const line of inputLines(Readable.from(['\uFEFF{"n":1}\r\n\n  \n{"n"', ':2}']))) lines.push(line);

    expect(lines).toEqual([
      { number: 1, line: '{"n":1}' },
      { number: 4, line: '{"n":2}' },
    ]);
  });
});
