import type { Resource } from '../../../service/engine/port.js';
import { bpmn, flow } from '../diagram.js';
import { type Block, type Catch, PLAIN } from './block.js';
import { Canvas, type Sheet } from './canvas.js';
import { drawCatches, drawGuarded } from './drawnBoundary.js';
import { job, LEAVES, repetition } from './drawnLeaf.js';
import { drawBeside, drawCalled, drawnProcess, drawScope } from './drawnScope.js';
import { drawUndone } from './drawnUndoing.js';
import { drawFan, drawFirstOf, drawFragileChoice, drawLink, drawLoop, drawSplit } from './drawnWays.js';

/** Process `p` that runs through the block, `child`, which some blocks call, and those that blocks have beside. */
export function diagramsOf(block: Block): string[] {
  const sheet: Sheet = { count: 0, beside: [] };
  const main = drawnProcess(new Canvas(sheet, draw), 'p', processAround(block));
  const child = `<startEvent id="cs"/>${flow('cs->ct')}${job('ct')}${flow('ct->ce')}<endEvent id="ce"/>`;
  return [main, bpmn(child, { id: 'child' }), ...sheet.beside];
}

/** What may be deployed while they run: each of them again, its next version with other work, and the form that tasks lack. */
export function laterThan(diagrams: readonly string[]): Resource[] {
  const again = resourcesOf(diagrams, '');
  const next = resourcesOf(
    diagrams.map((xml) => xml.replaceAll('type="work"', 'type="other work"')),
    '-next',
  );
  const forms = ['default', 'other'].map((title) => ({
    name: `${title}.form`,
    content: Buffer.from(JSON.stringify({ id: 'paper', type: 'default', components: [], title })),
  }));
  return [...again, ...next, ...forms];
}

export const resourcesOf = (diagrams: readonly string[], suffix: string): Resource[] =>
  diagrams.map((xml, place) => ({ name: `${place}${suffix}.bpmn`, content: Buffer.from(xml) }));

/** The handlers of a scope that is all there is are the process's own. */
const processAround = (block: Block) => (block.kind === 'scope' && !block.repeated ? block : { block, handlers: [] });

function draw(canvas: Canvas, at: string, piece: Block): string {
  switch (piece.kind) {
    case 'sequence':
      return piece.blocks.reduce((from, one) => canvas.draw(from, one), at);
    case 'parallel':
    case 'exclusive':
    case 'inclusive':
      return drawSplit(canvas, at, { kind: piece.kind, blocks: piece.blocks });
    case 'fan':
      return drawFan(canvas, at, piece.blocks);
    case 'loop':
      return drawLoop(canvas, at, piece.block);
    case 'many':
      return canvas.leaf(at, 'n', (id) => LEAVES[piece.of](id, repetition(piece)));
    case 'scope':
      return drawScope(canvas, at, piece);
    case 'called':
      return drawCalled(canvas, at, piece);
    case 'beside':
      return drawBeside(canvas, at, piece.trigger);
    case 'errorEnd':
      return drawCatches(canvas, drawScope(canvas, at, { ...PLAIN, block: piece.block, end: 'error' }), [ERROR]);
    case 'escalation':
      return drawCatches(canvas, drawScope(canvas, at, { ...PLAIN, block: piece.block, end: 'escalation' }), [
        ESCALATION,
      ]);
    case 'guarded':
      return drawGuarded(canvas, at, piece);
    case 'undone':
      return drawUndone(canvas, at, piece);
    case 'firstOf':
      return drawFirstOf(canvas, at);
    case 'fragileChoice':
      return drawFragileChoice(canvas, at);
    case 'mappedSend':
      return canvas.leaf(at, 's', LEAVES.mappedSend); // as what else throws with a job
    case 'link':
      return drawLink(canvas, at);
    default:
      return canvas.leaf(at, piece.kind.charAt(0), LEAVES[piece.kind]);
  }
}

const ERROR: Catch = { trigger: 'error', interrupting: true, mapping: 'none', works: false };
const ESCALATION: Catch = { trigger: 'escalation', interrupting: false, mapping: 'none', works: false };
