import fc from 'fast-check';

/** A well-formed piece of a diagram: one way in, one way out. */
export type Block =
  | { kind: (typeof leaves)[number] }
  | { kind: 'sequence' | 'parallel' | 'exclusive' | 'inclusive' | 'fan'; blocks: Block[] }
  | { kind: (typeof wraps)[number]; block: Block }
  | { kind: 'ending'; block: Block; end: End }
  | { kind: 'called'; block: Block; leaks: boolean }
  | { kind: 'boundary'; block: Block; trigger: Trigger; interrupting: boolean }
  | { kind: 'eventSubProcess'; block: Block; handler: Block; trigger: Trigger; interrupting: boolean }
  | ({ kind: 'many'; of: (typeof repeated)[number] } & Repetition)
  | ({ kind: 'manyScopes'; block: Block } & Repetition);

export interface Repetition {
  sequential: boolean;
  until: boolean;
}

const triggers = ['timer', 'cycle', 'message', 'signal', 'error', 'escalation'] as const;
export type Trigger = (typeof triggers)[number];

const ends = ['error', 'escalation', 'signal', 'message', 'compensation'] as const;
/** How a sub-process ends that nothing of its own catches. */
export type End = (typeof ends)[number];

const repeated = ['task', 'userTask', 'receive', 'call'] as const;
const wraps = ['subProcess', 'errorEnd', 'terminateEnd', 'escalation', 'loop', 'undoneScope'] as const;

const leaves = [
  'task',
  'userTask',
  'mapped',
  'script',
  'throw',
  'send',
  'link',
  'timer',
  'message',
  'receive',
  'signal',
  'alarm',
  'warn',
  'firstOf',
  'call',
  'undone',
  // An incident until somebody sets `fine`.
  'fragile',
  'fragileInput',
  'fragileOutput',
  'fragileChoice',
  'fragileTimer',
  'fragileMessage',
] as const;

/** Random diagrams of every element that 8.5 executes, small enough to be read when one fails. */
export const randomBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: fc.record({ kind: fc.constantFrom(...leaves) }), weight: 2 },
    {
      arbitrary: fc.record({
        kind: fc.constantFrom('sequence', 'sequence', 'parallel', 'exclusive', 'inclusive', 'fan'),
        blocks: tie('blocks'),
      }),
      weight: 2,
    },
    fc.record({ kind: fc.constantFrom(...wraps), block: tie('block') }),
    fc.record({ kind: fc.constant('ending'), block: tie('block'), end: fc.constantFrom(...ends) }),
    fc.record({ kind: fc.constant('called'), block: tie('block'), leaks: fc.boolean() }),
    fc.record({
      kind: fc.constant('boundary'),
      block: tie('block'),
      trigger: fc.constantFrom(...triggers),
      interrupting: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('eventSubProcess'),
      block: tie('block'),
      handler: tie('block'),
      trigger: fc.constantFrom(...triggers),
      interrupting: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('many'),
      of: fc.constantFrom(...repeated),
      sequential: fc.boolean(),
      until: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('manyScopes'),
      block: tie('block'),
      sequential: fc.boolean(),
      until: fc.boolean(),
    }),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
})).block;
