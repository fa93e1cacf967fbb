import { randomInt } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomStoryHappenings, story } from '../builders/engineStory.js';
import { randomBlock } from '../builders/random/randomBlock.js';

describe('any well-formed diagram under any commands, many times', () => {
  it('begins and ends each element once, loses and doubles no token, stores what it records, and tells the same story each time', async () => {
    // Said before: a story that takes the process down leaves nobody to say it afterwards.
    const seed = randomInt(2 ** 31);
    process.stdout.write(`random stories of seed ${seed}\n`);
    await fc.assert(
      fc.asyncProperty(randomBlock, randomStoryHappenings(60), async (block, happens) => {
        const first = await story(block, happens);
        expect(await story(block, happens)).toEqual(first);
      }),
      { numRuns: 1000, seed },
    );
  }, 900_000);
});
