import { flow } from '../diagram.js';
import type { Block, Ways } from './block.js';
import type { Canvas } from './canvas.js';
import { caughtBy } from './drawnEvent.js';
import { script } from './drawnLeaf.js';

type Split = Exclude<Ways, 'sequence' | 'fan'>;

export function drawSplit(canvas: Canvas, at: string, piece: { kind: Split; blocks: Block[] }): string {
  const fork = canvas.id('f');
  const join = canvas.id('j');
  const branches = piece.blocks.map((block, place) => ({ block, step: canvas.id('k'), place }));
  const otherwise = piece.kind === 'exclusive' && branches.length > 1 ? branches.at(-1)?.step : undefined;
  canvas.add(flow(`${at}->${fork}`), gatewayWith(piece.kind, fork, otherwise));
  // 8.5 has no inclusive join, and tokens too many at a parallel join are never consumed: one of the conditions holds.
  canvas.add(`<${piece.kind === 'parallel' ? 'parallel' : 'exclusive'}Gateway id="${join}"/>`);
  for (const { block, step, place } of branches) {
    const condition = step === otherwise ? undefined : CONDITIONS[piece.kind](place, branches.length);
    canvas.add(`<task id="${step}"/>`, flow(`${fork}->${step}`, condition));
    canvas.add(flow(`${canvas.draw(step, block)}->${join}`));
  }
  return join;
}

/** Of one way of several; where it is exclusive, the last of several is the default. */
const CONDITIONS: Readonly<Record<Split, (place: number, of: number) => string | undefined>> = {
  parallel: () => undefined,
  inclusive: (place) => `=${place === 0}`,
  exclusive: (place, of) => (of === 1 ? '=true' : `=is defined(r) and r &gt; ${300 * (place + 1)}`),
};

function gatewayWith(kind: Split, id: string, otherwise: string | undefined): string {
  return `<${kind}Gateway id="${id}"${otherwise === undefined ? '' : ` default="${id}_${otherwise}"`}/>`;
}

/** Several ways at once from an inclusive gateway, and each to its own end, in a scope that waits for all. */
export function drawFan(canvas: Canvas, at: string, blocks: readonly Block[]): string {
  const [start, fork] = [canvas.id('ss'), canvas.id('f')];
  const inner = canvas.inner();
  const ways = blocks.map((block, place) => {
    const [step, end] = [canvas.id('k'), canvas.id('se')];
    const last = inner.draw(step, block);
    const condition = place % 2 === 0 ? '=true' : '=is defined(r) and r &gt; 500';
    return `<task id="${step}"/>${flow(`${fork}->${step}`, condition)}${flow(`${last}->${end}`)}<endEvent id="${end}"/>`;
  });
  return canvas.leaf(
    at,
    'sp',
    (id) =>
      `<subProcess id="${id}"><startEvent id="${start}"/>${flow(`${start}->${fork}`)}<inclusiveGateway id="${fork}"/>
       ${ways.join('')}${inner.xml()}${inner.artifacts()}</subProcess>`,
  );
}

/** Twice round. */
export function drawLoop(canvas: Canvas, at: string, block: Block): string {
  const [count, choice, next] = [canvas.id('r'), canvas.id('x'), canvas.id('k')];
  const merge = canvas.leaf(at, 'm', (id) => `<exclusiveGateway id="${id}"/>`);
  const last = canvas.draw(merge, block);
  canvas.add(
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

export function drawFirstOf(canvas: Canvas, at: string): string {
  const gateway = canvas.leaf(at, 'v', (id) => `<eventBasedGateway id="${id}"/>`);
  const merge = canvas.id('m');
  canvas.add(`<exclusiveGateway id="${merge}"/>`);
  for (const trigger of ['timer', 'date', 'message', 'mail', 'signal'] as const) {
    const event = canvas.id('v');
    const mapping = trigger === 'mail' ? 'both' : 'none';
    canvas.add(flow(`${gateway}->${event}`), caughtBy(event, trigger, mapping), flow(`${event}->${merge}`));
  }
  return merge;
}

export function drawFragileChoice(canvas: Canvas, at: string): string {
  const choice = canvas.leaf(at, 'x', (id) => `<exclusiveGateway id="${id}"/>`);
  const next = canvas.id('k');
  canvas.add(flow(`${choice}->${next}`, '=fine'), `<task id="${next}"/>`);
  return next;
}

export function drawLink(canvas: Canvas, at: string): string {
  const to = canvas.id('l');
  const definition = (id: string) => `<linkEventDefinition id="${id}d" name="${to}"/>`;
  canvas.leaf(at, 'l', (id) => `<intermediateThrowEvent id="${id}">${definition(id)}</intermediateThrowEvent>`);
  canvas.add(`<intermediateCatchEvent id="${to}">${definition(to)}</intermediateCatchEvent>`);
  return to;
}
