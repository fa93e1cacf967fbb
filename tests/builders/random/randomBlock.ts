import fc from 'fast-check';
import {
  type Block,
  type Catch,
  ends,
  type Handler,
  leaves,
  mappings,
  PLAIN,
  repeated,
  type Repetition,
  starts,
  triggers,
  undoable,
  undoers,
  ways,
  wraps,
} from './block.js';

const repetition: fc.Arbitrary<Repetition> = fc.record({
  sequential: fc.boolean(),
  over: fc.constantFrom('items', 'items', 'items', 'nothing', 'itemsIfFine'),
  until: fc.constantFrom('all', 'two', 'fine'),
  collects: fc.constantFrom('result', 'item', 'nothing'),
});

const mapping = fc.constantFrom(...mappings);
const happensAt = { trigger: fc.constantFrom(...triggers), interrupting: fc.boolean(), mapping };

/** An event sub-process and a boundary event may not wait for what another one of the same place waits for. */
const apart = { selector: ({ trigger }: { trigger: string }) => kindOfWait(trigger) };

const { block, handlers } = fc.letrec<{
  block: Block;
  blocks: Block[];
  handlers: Handler[];
}>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: fc.record({ kind: fc.constantFrom(...leaves) }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constantFrom('sequence', ...ways), blocks: tie('blocks') }), weight: 2 },
    fc.record({ kind: fc.constantFrom(...wraps), block: tie('block') }),
    {
      arbitrary: fc.record({
        kind: fc.constant('scope'),
        block: tie('block'),
        handlers: tie('handlers'),
        mapping,
        end: fc.constantFrom(...ends),
        repeated: fc.option(repetition, { nil: undefined }),
      }),
      weight: 2,
    },
    fc.record({
      kind: fc.constant('called'),
      block: tie('block'),
      handlers: tie('handlers'),
      mapping,
      leaks: fc.boolean(),
      told: fc.boolean(),
      repeated: fc.option(repetition, { nil: undefined }),
    }),
    {
      arbitrary: fc.record({
        kind: fc.constant('guarded'),
        block: tie('block'),
        catches: fc.uniqueArray(fc.record<Catch>({ ...happensAt, works: fc.boolean() }), {
          ...apart,
          minLength: 1,
          maxLength: 3,
        }),
      }),
      weight: 2,
    },
    fc.record({
      kind: fc.constant('undone'),
      host: fc.constantFrom(...undoable),
      by: fc.constantFrom(...undoers),
      asked: fc.constantFrom('alone', 'withAll', 'later'),
      block: tie('block'),
    }),
    fc
      .record({ kind: fc.constant('many'), of: fc.constantFrom(...repeated) })
      .chain((many) => repetition.map((how): Block => ({ ...many, ...how }))),
    fc.record({ kind: fc.constant('beside'), trigger: fc.constantFrom(...starts) }),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  handlers: fc.uniqueArray(fc.record({ ...happensAt, block: tie('block') }), { ...apart, maxLength: 2 }),
}));

/** Random diagrams of every element that 8.5 executes, small enough to be read when one fails. */
export const randomBlock: fc.Arbitrary<Block> = block;

/** One block behind another one, with event sub-processes of the process itself. */
export const randomProcess: fc.Arbitrary<Block> = fc
  .tuple(fc.array(block, { minLength: 2, maxLength: 2 }), handlers)
  .map(([blocks, own]) => ({ ...PLAIN, kind: 'scope', block: { kind: 'sequence', blocks }, handlers: own }));

function kindOfWait(trigger: string): string {
  return trigger === 'fragileMessage' ? 'message' : trigger;
}
