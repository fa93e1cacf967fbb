import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomStoryHappenings, story } from '../builders/engineStory.js';
import { type Block, type Catch, PLAIN } from '../builders/random/block.js';
import { randomBlock } from '../builders/random/randomBlock.js';

/** The long run is tests/long/engineStories.test.ts. */
describe('any well-formed diagram under any commands', () => {
  it('begins and ends each element once, loses and doubles no token, stores what it records, and tells the same story each time', async () => {
    await fc.assert(
      fc.asyncProperty(randomBlock, randomStoryHappenings(20), async (block, happens) => {
        const first = await story(block, happens);
        expect(await story(block, happens)).toEqual(first);
      }),
      { numRuns: 25 },
    );
  }, 480_000);

  it('ends a call activity whose called process completes while the end of the call is on its way', async () => {
    const each = { sequential: false, over: 'items', until: 'all', collects: 'nothing' } as const;
    const scopes: Block = { ...PLAIN, kind: 'scope', block: calling({ kind: 'firstOf' }), repeated: each };

    const told = await story(guarded(scopes, 'message'), [{ do: 'publish', pick: 1, other: 0 }]); // whose end asks that nothing is active

    expect(told.filter((line) => line.includes('ELEMENT_TERMINATED') && line.includes('CALL_ACTIVITY'))).toHaveLength(
      3,
    );
  });

  it('ends a call activity whose called process completed just before in the same turn', async () => {
    const told = await story(guarded(calling(calling({ kind: 'alarm' })), 'signal'), []);

    expect(told.filter((line) => line.includes('ELEMENT_TERMINATED') && line.includes('CALL_ACTIVITY'))).toHaveLength(
      2,
    );
  });

  it('tells the timers of a race that they were called off where a message came first while the instance stood still', async () => {
    const race: Block = { ...PLAIN, kind: 'scope', block: { kind: 'firstOf' } };
    const happens = (['suspend', 'publish', 'advance'] as const).map((what) => ({
      do: what,
      pick: what === 'advance' ? 163 : 0,
      other: 0,
    }));

    const told = await story(guarded(race, 'timer', false), happens); // whose end asks that no timer is left

    expect(told.filter((line) => line.includes('TIMER CANCELED'))).toHaveLength(2);
  });
});

const calling = (block: Block): Block => ({ ...PLAIN, kind: 'called', block, leaks: false, told: true });

const guarded = (block: Block, trigger: Catch['trigger'], interrupting = true): Block => ({
  kind: 'guarded',
  block,
  catches: [{ trigger, interrupting, mapping: 'none', works: false }],
});
