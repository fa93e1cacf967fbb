import { flow } from '../diagram.js';
import { type Block, type Catch, type Guarded, PLAIN } from './block.js';
import type { Canvas } from './canvas.js';
import { definitions, isEnding } from './drawnEvent.js';
import { job } from './drawnLeaf.js';
import { drawScope } from './drawnScope.js';
import { extended, mappingOf } from './extension.js';

export function drawGuarded(canvas: Canvas, at: string, { block, catches }: Guarded): string {
  const isHost = HOSTS.has(block.kind) && catches.every(({ trigger }) => mayGuard(trigger, block));
  const host = isHost ? canvas.draw(at, block) : drawScope(canvas, at, { ...PLAIN, block });
  return drawCatches(canvas, host, catches);
}

/** What interrupts goes on where its host would have gone on; anything else has an end of its own. */
export function drawCatches(canvas: Canvas, host: string, catches: readonly Catch[]): string {
  const endings = catches.filter(isEnding);
  const next = endings.length > 0 ? canvas.id('m') : host;
  if (endings.length > 0) canvas.add(`<exclusiveGateway id="${next}"/>`, flow(`${host}->${next}`));
  for (const one of catches) {
    const boundary = drawBoundary(canvas, host, one);
    if (isEnding(one)) canvas.add(flow(`${boundary}->${next}`));
    else drawAside(canvas, boundary, one);
  }
  return next;
}

function drawBoundary(canvas: Canvas, host: string, one: Catch): string {
  const id = canvas.id('b');
  canvas.add(
    `<boundaryEvent id="${id}" cancelActivity="${isEnding(one)}" attachedToRef="${host}">${extended(mappingOf(one.mapping, 'event'))}${definitions[one.trigger]}</boundaryEvent>`,
  );
  return id;
}

function drawAside(canvas: Canvas, boundary: string, { works }: Catch): void {
  const end = canvas.id('m');
  const last = works ? canvas.leaf(boundary, 't', job) : boundary;
  canvas.add(flow(`${last}->${end}`), `<endEvent id="${end}"/>`);
}

/** What a boundary event is attached to as it is; anything else is put into a sub-process. */
const SCOPES = new Set<Block['kind']>(['scope', 'fan', 'call', 'mappedCall', 'called']);
const HOSTS = new Set<Block['kind']>([
  ...SCOPES,
  'task',
  'userTask',
  'assigned',
  'nativeUserTask',
  'sendTask',
  'rule',
  'manual',
  'script',
  'fragile',
  'listened',
  'mapped',
  'receive',
  'mappedReceive',
  'many',
  'fragileInput',
  'fragileOutput',
  'fragileMessage',
]);

function mayGuard(trigger: Catch['trigger'], block: Block): boolean {
  if (trigger === 'escalation' || trigger === 'anyEscalation') return SCOPES.has(block.kind);
  if (trigger === 'message' || trigger === 'fragileMessage') return !receivesNews(block);
  return trigger !== 'mail' || block.kind !== 'mappedReceive';
}

const receivesNews = (block: Block) =>
  block.kind === 'receive' || block.kind === 'fragileMessage' || (block.kind === 'many' && block.of === 'receive');
