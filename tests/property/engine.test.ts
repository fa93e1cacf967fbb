import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomHappenings, story } from '../builders/engineStory.js';
import { randomBlock } from '../builders/randomDiagram.js';

/** The long run is tests/long/engineStories.test.ts. */
describe('any well-formed diagram under any commands', () => {
  it('begins and ends each element once, loses and doubles no token, stores what it records, and tells the same story each time', async () => {
    await fc.assert(
      fc.asyncProperty(randomBlock, randomHappenings(20), async (block, happens) => {
        const first = await story(block, happens);
        expect(await story(block, happens)).toEqual(first);
      }),
      { numRuns: 25 },
    );
  }, 480_000);
});
