import { createInterface } from 'node:readline';
import { withoutMark } from '../decisions/json.js';

/** The lines that are not blank, numbered from 1 as an editor does, without the byte order mark that some editors write. */
export async function* inputLines(input: NodeJS.ReadableStream): AsyncGenerator<{ number: number; line: string }> {
  let number = 0;
  for await (const read of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    const line = number === 1 ? withoutMark(read) : read;
    if (line.trim() !== '') yield { number, line };
  }
}
