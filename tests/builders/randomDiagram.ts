import { bpmn, flow } from './diagram.js';
import type { Block, Repetition, Trigger } from './randomBlock.js';

/** Process `p` that runs through the block, `child`, which some blocks call, and those that blocks are called in. */
export function diagramsOf(block: Block): string[] {
  const sheet: Sheet = { count: 0, called: [] };
  const main = processOf(block, 'p', sheet);
  const child = `<startEvent id="cs"/>${flow('cs->ct')}${job('ct')}${flow('ct->ce')}<endEvent id="ce"/>`;
  return [main, bpmn(child, { id: 'child' }), ...sheet.called];
}

function processOf(block: Block, id: string, sheet: Sheet): string {
  const drawing = new Drawing(sheet);
  const [start, end] = id === 'p' ? ['s', 'e'] : [`${id}s`, `${id}e`];
  const last = drawing.draw({ at: start, piece: block });
  const content = `<startEvent id="${start}"/>${drawing.xml()}${flow(`${last}->${end}`)}<endEvent id="${end}"/>${drawing.artifacts()}`;
  return bpmn(content, { id, root: ROOT });
}

/** What the scopes and processes of one story share: how many elements there are, and the processes that are called. */
interface Sheet {
  count: number;
  readonly called: string[];
}

const keyed = (id: string, name: string, key: string) =>
  `<message id="${id}" name="${name}"><extensionElements><zeebe:subscription correlationKey="${key}"/></extensionElements></message>`;

const ROOT = `${keyed('m', 'news', '=key')}${keyed('mf', 'news', '=if fine then key else null')}
  <signal id="g" name="alarm"/><error id="x" errorCode="E1"/><escalation id="c" escalationCode="C1"/>`;

const definitions: Readonly<Record<Trigger, string>> = {
  timer: '<timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition>',
  cycle: '<timerEventDefinition><timeCycle>R2/PT1H</timeCycle></timerEventDefinition>',
  message: '<messageEventDefinition messageRef="m"/>',
  signal: '<signalEventDefinition signalRef="g"/>',
  error: '<errorEventDefinition errorRef="x"/>',
  escalation: '<escalationEventDefinition escalationRef="c"/>',
};
const terminates = '<terminateEventDefinition/>';
const compensates = (id: string) => `<compensateEventDefinition id="${id}d"/>`;
const WORK = '<extensionElements><zeebe:taskDefinition type="work"/></extensionElements>';

/** An error ends what it is caught at, a cycle never does. */
const ends = (trigger: Trigger, interrupting: boolean) => trigger === 'error' || (trigger !== 'cycle' && interrupting);

/** One scope's elements; ids are letters and a number, counted over all of them. */
class Drawing {
  readonly #parts: string[] = [];
  readonly #associations: string[] = [];
  readonly #sheet: Sheet;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
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
      case 'fan':
        return this.#fan(piece.blocks, enter);
      case 'loop':
        return this.#loop(piece.block, enter);
      case 'many':
        return this.#leaf('n', enter, (id) => LEAVES[piece.of](id, repetition(piece)));
      case 'subProcess':
        return this.#scope(enter, { block: piece.block });
      case 'manyScopes':
        return this.#scope(enter, { block: piece.block, before: repetition(piece) });
      case 'called':
        return this.#called(piece, enter);
      case 'errorEnd':
        return this.#caught(this.#scope(enter, { block: piece.block, end: definitions.error }), 'error', true);
      case 'terminateEnd':
        return this.#scope(enter, { block: piece.block, end: terminates });
      case 'escalation':
        return this.#caught(
          this.#scope(enter, { block: piece.block, end: definitions.escalation }),
          'escalation',
          false,
        );
      case 'ending':
        return this.#ending(piece, enter);
      case 'boundary': {
        const { block, trigger, interrupting } = piece;
        const isRefused = trigger === 'escalation' ? !SCOPES.has(block.kind) : trigger === 'message' && receives(block);
        const isHost = HOSTS.has(block.kind) && !isRefused;
        const host = isHost ? this.draw({ at, piece: block }) : this.#scope(enter, { block });
        return this.#caught(host, trigger, ends(trigger, interrupting));
      }
      case 'eventSubProcess':
        return this.#scope(enter, { block: piece.block, after: this.#eventSubProcess(piece) });
      case 'undone':
        return this.#undone(this.#leaf('a', enter, job));
      case 'undoneScope':
        return this.#undone(this.#scope(enter, { block: piece.block }));
      case 'firstOf':
        return this.#firstOf(enter);
      case 'fragileChoice':
        return this.#fragileChoice(enter);
      case 'link':
        return this.#link(enter);
      default:
        return this.#leaf(piece.kind.charAt(0), enter, LEAVES[piece.kind]);
    }
  }

  #id(prefix: string): string {
    return `${prefix}${(this.#sheet.count += 1)}`;
  }

  #leaf(prefix: string, enter: (id: string) => void, xml: (id: string) => string): string {
    const id = this.#id(prefix);
    enter(id);
    this.#parts.push(xml(id));
    return id;
  }

  #split(piece: Extract<Block, { blocks: Block[] }>, enter: (id: string) => void): string {
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

  /** All ways at once from an inclusive gateway, and each to its own end, in a scope that waits for all. */
  #fan(blocks: readonly Block[], enter: (id: string) => void): string {
    const [id, start, fork] = [this.#id('sp'), this.#id('ss'), this.#id('f')];
    enter(id);
    const inner = new Drawing(this.#sheet);
    const ways = blocks.map((block) => {
      const [step, end] = [this.#id('k'), this.#id('se')];
      const last = inner.draw({ at: step, piece: block });
      return `<task id="${step}"/>${flow(`${fork}->${step}`, '=true')}${flow(`${last}->${end}`)}<endEvent id="${end}"/>`;
    });
    this.#parts.push(
      `<subProcess id="${id}"><startEvent id="${start}"/>${flow(`${start}->${fork}`)}<inclusiveGateway id="${fork}"/>
       ${ways.join('')}${inner.xml()}${inner.artifacts()}</subProcess>`,
    );
    return id;
  }

  /** Twice round. */
  #loop(block: Block, enter: (id: string) => void): string {
    const [merge, count, choice, next] = [this.#id('m'), this.#id('r'), this.#id('x'), this.#id('k')];
    enter(merge);
    const last = this.draw({ at: merge, piece: block });
    this.#parts.push(
      `<exclusiveGateway id="${merge}"/>`,
      flow(`${last}->${count}`),
      script(`=if is defined(${count}) then ${count} + 1 else 1`, count)(count),
      flow(`${count}->${choice}`),
      `<exclusiveGateway id="${choice}"/>`,
      flow(`${choice}->${merge}`, `=${count} &lt; 2`),
      flow(`${choice}->${next}`, `=${count} &gt;= 2`),
      `<task id="${next}"/>`,
    );
    return next;
  }

  #called({ block, leaks }: { block: Block; leaks: boolean }, enter: (id: string) => void): string {
    const process = this.#id('c');
    this.#sheet.called.push(processOf(block, process, this.#sheet));
    return this.#leaf('c', enter, (id) => call(process, leaks)(id));
  }

  #scope(enter: (id: string) => void, inside: { block: Block; before?: string; after?: string; end?: string }): string {
    const [id, start, end] = [this.#id('sp'), this.#id('ss'), this.#id('se')];
    enter(id);
    const inner = new Drawing(this.#sheet);
    const last = inner.draw({ at: start, piece: inside.block });
    this.#parts.push(
      `<subProcess id="${id}">${inside.before ?? ''}<startEvent id="${start}"/>${inner.xml()}${flow(`${last}->${end}`)}
       <endEvent id="${end}">${inside.end ?? ''}</endEvent>${inside.after ?? ''}${inner.artifacts()}</subProcess>`,
    );
    return id;
  }

  /** What it throws may be caught by something further out, or by nobody. */
  #ending({ block, end }: Extract<Block, { kind: 'ending' }>, enter: (id: string) => void): string {
    if (end === 'compensation') return this.#scope(enter, { block, end: compensates(this.#id('d')) });
    if (end === 'message') return this.#scope(enter, { block, end: `${WORK}<messageEventDefinition/>` });
    return this.#scope(enter, { block, end: definitions[end] });
  }

  /** Interrupting: both ways merge. Else the event has an end of its own. */
  #caught(host: string, trigger: Trigger, interrupting: boolean): string {
    const [boundary, next] = [this.#id('b'), this.#id('m')];
    this.#parts.push(
      `<boundaryEvent id="${boundary}" cancelActivity="${interrupting}" attachedToRef="${host}">${definitions[trigger]}</boundaryEvent>`,
    );
    if (!interrupting) {
      this.#parts.push(flow(`${boundary}->${next}`), `<endEvent id="${next}"/>`);
      return host;
    }
    this.#parts.push(`<exclusiveGateway id="${next}"/>`, flow(`${host}->${next}`), flow(`${boundary}->${next}`));
    return next;
  }

  #eventSubProcess({ handler, trigger, interrupting }: Extract<Block, { kind: 'eventSubProcess' }>): string {
    const [id, start] = [this.#id('es'), this.#id('et')];
    const inner = new Drawing(this.#sheet);
    inner.draw({ at: start, piece: handler });
    // One that sounds the alarm that it listens to would begin itself again without end.
    const isLast = ends(trigger, interrupting) || (trigger === 'signal' && soundsAlarm(handler));
    return `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${start}" isInterrupting="${isLast}">
      ${definitions[trigger]}</startEvent>${inner.xml()}${inner.artifacts()}</subProcess>`;
  }

  #undone(activity: string): string {
    const [boundary, handler, undo] = [this.#id('cb'), this.#id('h'), this.#id('u')];
    this.#parts.push(
      `<boundaryEvent id="${boundary}" attachedToRef="${activity}">${compensates(boundary)}</boundaryEvent>`,
      job(handler).replace('<serviceTask ', '<serviceTask isForCompensation="true" '),
      flow(`${activity}->${undo}`),
      `<intermediateThrowEvent id="${undo}">${compensates(undo)}</intermediateThrowEvent>`,
    );
    this.#associations.push(
      `<association id="${boundary}a" associationDirection="One" sourceRef="${boundary}" targetRef="${handler}"/>`,
    );
    return undo;
  }

  #firstOf(enter: (id: string) => void): string {
    const [gateway, merge] = [this.#id('v'), this.#id('m')];
    enter(gateway);
    this.#parts.push(`<eventBasedGateway id="${gateway}"/>`, `<exclusiveGateway id="${merge}"/>`);
    for (const trigger of ['timer', 'message', 'signal'] as const) {
      const event = this.#id('v');
      this.#parts.push(flow(`${gateway}->${event}`), caughtBy(event, trigger), flow(`${event}->${merge}`));
    }
    return merge;
  }

  #fragileChoice(enter: (id: string) => void): string {
    const [choice, next] = [this.#id('x'), this.#id('k')];
    enter(choice);
    this.#parts.push(`<exclusiveGateway id="${choice}"/>`, flow(`${choice}->${next}`, '=fine'), `<task id="${next}"/>`);
    return next;
  }

  #link(enter: (id: string) => void): string {
    const [from, to] = [this.#id('l'), this.#id('l')];
    const definition = `<linkEventDefinition id="${to}d" name="${to}"/>`;
    enter(from);
    this.#parts.push(
      `<intermediateThrowEvent id="${from}">${definition.replace(`${to}d`, `${from}d`)}</intermediateThrowEvent>`,
      `<intermediateCatchEvent id="${to}">${definition}</intermediateCatchEvent>`,
    );
    return to;
  }
}

/** What a boundary event is attached to as it is; anything else is put into a sub-process. */
const HOSTS = new Set<Block['kind']>([
  'task',
  'userTask',
  'mapped',
  'receive',
  'call',
  'called',
  'many',
  'subProcess',
  'manyScopes',
  'fan',
  'fragileInput',
  'fragileOutput',
  'fragileMessage',
]);
const SCOPES = new Set<Block['kind']>(['subProcess', 'manyScopes', 'fan', 'call', 'called']);

const receives = (block: Block) =>
  block.kind === 'receive' || block.kind === 'fragileMessage' || (block.kind === 'many' && block.of === 'receive');

function soundsAlarm(block: Block): boolean {
  if (block.kind === 'alarm' || (block.kind === 'ending' && block.end === 'signal')) return true;
  if ('blocks' in block) return block.blocks.some(soundsAlarm);
  if ('handler' in block && soundsAlarm(block.handler)) return true;
  return 'block' in block && soundsAlarm(block.block);
}

const caughtBy = (id: string, trigger: Trigger) =>
  `<intermediateCatchEvent id="${id}">${definitions[trigger]}</intermediateCatchEvent>`;

const job = (id: string, inside = '') => `<serviceTask id="${id}">${WORK}${inside}</serviceTask>`;

const mapped = (mapping: string) => (id: string) =>
  job(id).replace('</extensionElements>', `<zeebe:ioMapping>${mapping}</zeebe:ioMapping></extensionElements>`);

const script =
  (expression: string, result = 'made') =>
  (id: string) =>
    `<scriptTask id="${id}"><extensionElements><zeebe:script expression="${expression}" resultVariable="${result}"/></extensionElements></scriptTask>`;

const call =
  (process: string, leaks: boolean) =>
  (id: string, inside = '') =>
    `<callActivity id="${id}"><extensionElements><zeebe:calledElement processId="${process}" propagateAllChildVariables="${leaks}"/></extensionElements>${inside}</callActivity>`;

const thrown = (definition: string) => (id: string) =>
  `<intermediateThrowEvent id="${id}">${definition}</intermediateThrowEvent>`;

const IF_FINE = 'assert(fine, fine != null)';

const LEAVES = {
  task: job,
  userTask: (id: string, inside = '') => `<userTask id="${id}">${inside}</userTask>`,
  mapped: mapped('<zeebe:input source="=key" target="own.key"/><zeebe:output source="=r" target="given.r"/>'),
  script: script('=1+1'),
  throw: thrown(''),
  send: thrown(`${WORK}<messageEventDefinition/>`),
  timer: (id: string) => caughtBy(id, 'timer'),
  message: (id: string) => caughtBy(id, 'message'),
  receive: (id: string, inside = '') => `<receiveTask id="${id}" messageRef="m">${inside}</receiveTask>`,
  signal: (id: string) => caughtBy(id, 'signal'),
  alarm: thrown(definitions.signal),
  warn: thrown(definitions.escalation),
  call: call('child', false),
  fragile: script(`=${IF_FINE}`),
  fragileInput: mapped(`<zeebe:input source="=${IF_FINE}" target="isFine"/>`),
  fragileOutput: mapped(`<zeebe:output source="=${IF_FINE}" target="isFine"/>`),
  fragileTimer: (id: string) => caughtBy(id, 'timer').replace('PT2H', '=if fine then duration("PT2H") else null'),
  fragileMessage: (id: string) => `<receiveTask id="${id}" messageRef="mf"/>`,
};

const repetition = ({ sequential, until }: Repetition) =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="out" outputElement="=r"/></extensionElements>${
    until
      ? '<completionCondition xsi:type="tFormalExpression">=numberOfCompletedInstances &gt; 1</completionCondition>'
      : ''
  }</multiInstanceLoopCharacteristics>`;
