import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomHappenings, story } from '../builders/engineStory.js';
import { type Block, randomBlock } from '../builders/randomBlock.js';

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

  it('ends a call activity whose called process completes while the end of the call is on its way', async () => {
    const called: Block = { kind: 'called', block: { kind: 'firstOf' }, leaks: false };
    const scopes: Block = { kind: 'manyScopes', block: called, sequential: false, until: false };

    const told = await story({ kind: 'boundary', block: scopes, trigger: 'message', interrupting: true }, [
      { do: 'publish', pick: 0, other: 0 },
    ]); // whose end asks that nothing is active

    expect(told.filter((line) => line.includes('ELEMENT_TERMINATED') && line.includes('CALL_ACTIVITY'))).toHaveLength(
      3,
    );
  });

  it('ends a call activity whose called process completed just before in the same turn', async () => {
    const alarm: Block = { kind: 'called', block: { kind: 'alarm' }, leaks: false };
    const calls: Block = { kind: 'called', block: alarm, leaks: false };

    const told = await story({ kind: 'boundary', block: calls, trigger: 'signal', interrupting: true }, []);

    expect(told.filter((line) => line.includes('ELEMENT_TERMINATED') && line.includes('CALL_ACTIVITY'))).toHaveLength(
      2,
    );
  });

  it('tells the timer of a race that it was called off where its message came first while the instance stood still', async () => {
    const race: Block = { kind: 'subProcess', block: { kind: 'firstOf' } };
    const block: Block = { kind: 'boundary', block: race, trigger: 'timer', interrupting: false };
    const happens = (['suspend', 'publish', 'advance'] as const).map((what) => ({
      do: what,
      pick: what === 'advance' ? 163 : 0,
      other: 0,
    }));

    const told = await story(block, happens); // whose end asks that no timer is left

    expect(told.filter((line) => line.includes('TIMER CANCELED'))).toHaveLength(1);
  });
});
