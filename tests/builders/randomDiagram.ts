import fc from 'fast-check';
import { bpmn, flow } from './diagram.js';

/** A well-formed piece of a diagram: one way in, one way out. */
export type Block =
  | { kind: (typeof leaves)[number] }
  | { kind: 'sequence' | 'parallel' | 'exclusive' | 'inclusive'; blocks: Block[] }
  | { kind: 'subProcess' | 'errorEnd' | 'terminateEnd' | 'escalation' | 'manyScopes'; block: Block }
  | { kind: 'boundary' | 'eventSubProcess'; block: Block; trigger: Trigger; interrupting: boolean }
  | { kind: 'many'; sequential: boolean; until: boolean };

const triggers = ['timer', 'message', 'signal', 'error'] as const;
type Trigger = (typeof triggers)[number];

const leaves = [
  'task',
  'userTask',
  'script',
  'fragile',
  'throw',
  'timer',
  'message',
  'receive',
  'signal',
  'firstOf',
  'call',
  'undone',
] as const;

/** Random diagrams of every element that 8.5 executes, small enough to be read when one fails. */
export const randomBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constantFrom(...leaves) }),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'exclusive' as const, 'inclusive' as const),
      blocks: tie('blocks'),
    }),
    fc.record({
      kind: fc.constantFrom(
        'subProcess' as const,
        'errorEnd' as const,
        'terminateEnd' as const,
        'escalation' as const,
        'manyScopes' as const,
      ),
      block: tie('block'),
    }),
    fc.record({
      kind: fc.constantFrom('boundary' as const, 'eventSubProcess' as const),
      block: tie('block'),
      trigger: fc.constantFrom(...triggers),
      interrupting: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('many' as const), sequential: fc.boolean(), until: fc.boolean() }),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
})).block;

/** Process `p` that runs through the block, and `child`, which some blocks call. Ids are letters and a number. */
export function diagramsOf(block: Block): string[] {
  const drawing = new Drawing();
  const last = drawing.draw({ at: 's', piece: block });
  const content = `<startEvent id="s"/>${drawing.xml()}${flow(`${last}->e`)}<endEvent id="e"/>${drawing.artifacts()}`;
  const child = `<startEvent id="cs"/>${flow('cs->ct')}${job('ct')}${flow('ct->ce')}<endEvent id="ce"/>`;
  return [bpmn(content, { root: ROOT }), bpmn(child, { id: 'child' })];
}

const ROOT = `<message id="m" name="news"><extensionElements><zeebe:subscription correlationKey="=key"/></extensionElements></message>
  <signal id="g" name="alarm"/><error id="x" errorCode="E1"/><escalation id="c" escalationCode="C1"/>`;

const definitions: Readonly<Record<Trigger, string>> = {
  timer: '<timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition>',
  message: '<messageEventDefinition messageRef="m"/>',
  signal: '<signalEventDefinition signalRef="g"/>',
  error: '<errorEventDefinition errorRef="x"/>',
};

/** One scope's elements; ids are counted over all of them. */
class Drawing {
  readonly #parts: string[] = [];
  readonly #associations: string[] = [];
  readonly #counter: { count: number };

  constructor(counter = { count: 0 }) {
    this.#counter = counter;
  }

  xml = () => this.#parts.join('');
  artifacts = () => this.#associations.join('');

  /** Returns the id at which the way goes on. */
  draw({ at, piece }: { at: string; piece: Block }): string {
    const enter = (target: string) => this.#parts.push(flow(`${at}->${target}`));
    switch (piece.kind) {
      case 'sequence':
        return piece.blocks.reduce((from, one) => this.draw({ at: from, piece: one }), at);
      case 'parallel':
      case 'exclusive':
      case 'inclusive':
        return this.#split(piece, enter);
      case 'many':
        return this.#leaf('n', enter, (id) => job(id, loop(piece)));
      case 'subProcess':
        return this.#scope(enter, { block: piece.block });
      case 'manyScopes':
        return this.#scope(enter, { block: piece.block, before: loop({ sequential: false, until: false }) });
      case 'errorEnd':
        return this.#ended(enter, piece.block, definitions.error);
      case 'terminateEnd':
        return this.#ended(enter, piece.block, '<terminateEventDefinition/>');
      case 'escalation':
        return this.#ended(enter, piece.block, '<escalationEventDefinition escalationRef="c"/>');
      case 'boundary': {
        const scope = this.#scope(enter, { block: piece.block });
        return this.#caught(scope, definitions[piece.trigger], piece.interrupting || piece.trigger === 'error');
      }
      case 'eventSubProcess':
        return this.#scope(enter, { block: piece.block, after: this.#eventSubProcess(piece) });
      case 'undone':
        return this.#undone(enter);
      case 'firstOf':
        return this.#firstOf(enter);
      default:
        return this.#leaf(piece.kind.charAt(0), enter, LEAVES[piece.kind]);
    }
  }

  #id(prefix: string): string {
    return `${prefix}${(this.#counter.count += 1)}`;
  }

  #leaf(prefix: string, enter: (id: string) => void, xml: (id: string) => string): string {
    const id = this.#id(prefix);
    enter(id);
    this.#parts.push(xml(id));
    return id;
  }

  #split(piece: Extract<Block, { blocks: Block[] }> & { kind: string }, enter: (id: string) => void): string {
    const [fork, join] = [this.#id('f'), this.#id('j')];
    enter(fork);
    this.#parts.push(`<${piece.kind}Gateway id="${fork}"/>`);
    // 8.5 has no inclusive join, and tokens too many at a parallel join are never consumed: one of the conditions holds.
    this.#parts.push(`<${piece.kind === 'parallel' ? 'parallel' : 'exclusive'}Gateway id="${join}"/>`);
    for (const [place, branch] of piece.blocks.entries()) {
      const step = this.#id('k');
      const condition = piece.kind === 'parallel' ? undefined : `=${place === 0}`;
      this.#parts.push(`<task id="${step}"/>`, flow(`${fork}->${step}`, condition));
      this.#parts.push(flow(`${this.draw({ at: step, piece: branch })}->${join}`));
    }
    return join;
  }

  #scope(enter: (id: string) => void, inside: { block: Block; before?: string; after?: string; end?: string }): string {
    const [id, start, end] = [this.#id('sp'), this.#id('ss'), this.#id('se')];
    enter(id);
    const inner = new Drawing(this.#counter);
    const last = inner.draw({ at: start, piece: inside.block });
    this.#parts.push(
      `<subProcess id="${id}">${inside.before ?? ''}<startEvent id="${start}"/>${inner.xml()}${flow(`${last}->${end}`)}
       <endEvent id="${end}">${inside.end ?? ''}</endEvent>${inside.after ?? ''}${inner.artifacts()}</subProcess>`,
    );
    return id;
  }

  /** A sub-process that ends by an event that something around it may catch. */
  #ended(enter: (id: string) => void, block: Block, end: string): string {
    const scope = this.#scope(enter, { block, end });
    return end.startsWith('<terminate') ? scope : this.#caught(scope, end, end.startsWith('<error'));
  }

  /** Interrupting: both ways merge. Else the event has an end of its own. */
  #caught(scope: string, definition: string, interrupting: boolean): string {
    const [boundary, next] = [this.#id('b'), this.#id('m')];
    this.#parts.push(
      `<boundaryEvent id="${boundary}" cancelActivity="${interrupting}" attachedToRef="${scope}">${definition}</boundaryEvent>`,
    );
    if (!interrupting) {
      this.#parts.push(flow(`${boundary}->${next}`), `<endEvent id="${next}"/>`);
      return scope;
    }
    this.#parts.push(`<exclusiveGateway id="${next}"/>`, flow(`${scope}->${next}`), flow(`${boundary}->${next}`));
    return next;
  }

  #eventSubProcess({ trigger, interrupting }: { trigger: Trigger; interrupting: boolean }): string {
    const [id, start, task] = [this.#id('es'), this.#id('et'), this.#id('ea')];
    const ends = interrupting || trigger === 'error';
    return `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${start}" isInterrupting="${ends}">${definitions[trigger]}</startEvent>
      ${flow(`${start}->${task}`)}${job(task)}</subProcess>`;
  }

  #undone(enter: (id: string) => void): string {
    const [task, boundary, handler, undo] = [this.#id('a'), this.#id('cb'), this.#id('h'), this.#id('u')];
    enter(task);
    this.#parts.push(
      job(task),
      `<boundaryEvent id="${boundary}" attachedToRef="${task}"><compensateEventDefinition id="${boundary}d"/></boundaryEvent>`,
      job(handler).replace('<serviceTask ', '<serviceTask isForCompensation="true" '),
      flow(`${task}->${undo}`),
      `<intermediateThrowEvent id="${undo}"><compensateEventDefinition id="${undo}d"/></intermediateThrowEvent>`,
    );
    this.#associations.push(
      `<association id="${boundary}a" associationDirection="One" sourceRef="${boundary}" targetRef="${handler}"/>`,
    );
    return undo;
  }

  #firstOf(enter: (id: string) => void): string {
    const [gateway, first, second, merge] = [this.#id('v'), this.#id('vt'), this.#id('vm'), this.#id('m')];
    enter(gateway);
    this.#parts.push(
      `<eventBasedGateway id="${gateway}"/>`,
      flow(`${gateway}->${first}`),
      flow(`${gateway}->${second}`),
      caughtBy(first, 'timer'),
      caughtBy(second, 'message'),
      flow(`${first}->${merge}`),
      flow(`${second}->${merge}`),
      `<exclusiveGateway id="${merge}"/>`,
    );
    return merge;
  }
}

const caughtBy = (id: string, trigger: Trigger) =>
  `<intermediateCatchEvent id="${id}">${definitions[trigger]}</intermediateCatchEvent>`;

const job = (id: string, inside = '') =>
  `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="work"/></extensionElements>${inside}</serviceTask>`;

const script = (expression: string) => (id: string) =>
  `<scriptTask id="${id}"><extensionElements><zeebe:script expression="${expression}" resultVariable="made"/></extensionElements></scriptTask>`;

const LEAVES = {
  task: job,
  userTask: (id: string) => `<userTask id="${id}"/>`,
  script: script('=1+1'),
  /** An incident until somebody sets `fine`. */
  fragile: script('=assert(fine, fine != null)'),
  throw: (id: string) => `<intermediateThrowEvent id="${id}"/>`,
  timer: (id: string) => caughtBy(id, 'timer'),
  message: (id: string) => caughtBy(id, 'message'),
  receive: (id: string) => `<receiveTask id="${id}" messageRef="m"/>`,
  signal: (id: string) => caughtBy(id, 'signal'),
  call: (id: string) =>
    `<callActivity id="${id}"><extensionElements><zeebe:calledElement processId="child" propagateAllChildVariables="false"/></extensionElements></callActivity>`,
};

const loop = ({ sequential, until }: { sequential: boolean; until: boolean }) =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="out" outputElement="=r"/></extensionElements>${
    until
      ? '<completionCondition xsi:type="tFormalExpression">=numberOfCompletedInstances &gt; 1</completionCondition>'
      : ''
  }</multiInstanceLoopCharacteristics>`;
