import { flow } from '../diagram.js';
import { PLAIN, type Undone } from './block.js';
import type { Canvas } from './canvas.js';
import { compensates, thrownBy } from './drawnEvent.js';
import { LEAVES, repetition } from './drawnLeaf.js';
import { drawScope } from './drawnScope.js';

export function drawUndone(canvas: Canvas, at: string, piece: Undone): string {
  const host = drawHost(canvas, at, piece);
  const boundary = canvas.id('cb');
  const handler = drawHandler(canvas, piece);
  canvas.add(`<boundaryEvent id="${boundary}" attachedToRef="${host}">${compensates(boundary)}</boundaryEvent>`);
  canvas.addArtifact(
    `<association id="${boundary}a" associationDirection="One" sourceRef="${boundary}" targetRef="${handler}"/>`,
  );
  if (piece.asked === 'later') return host;
  const undo = canvas.id('u');
  canvas.add(flow(`${host}->${undo}`), thrownBy(compensates(undo, piece.asked === 'alone' ? host : undefined))(undo));
  return undo;
}

function drawHost(canvas: Canvas, at: string, { host, block }: Undone): string {
  if (host === 'scope') return drawScope(canvas, at, { ...PLAIN, block });
  if (host !== 'many') return canvas.leaf(at, 'a', LEAVES[host]);
  const loop = repetition({ sequential: false, over: 'items', until: 'all', collects: 'result' });
  return canvas.leaf(at, 'a', (id) => LEAVES.task(id, loop));
}

function drawHandler(canvas: Canvas, { by, block }: Undone): string {
  const id = canvas.id('h');
  const xml = by === 'scope' ? scopeAround(canvas, id, block) : LEAVES[by](id);
  canvas.add(xml.replace(`id="${id}"`, `id="${id}" isForCompensation="true"`));
  return id;
}

function scopeAround(canvas: Canvas, id: string, block: Undone['block']): string {
  const [start, end] = [canvas.id('ss'), canvas.id('se')];
  const inner = canvas.inner();
  const last = inner.draw(start, block);
  return `<subProcess id="${id}"><startEvent id="${start}"/>${inner.xml()}${flow(`${last}->${end}`)}<endEvent id="${end}"/>${inner.artifacts()}</subProcess>`;
}
