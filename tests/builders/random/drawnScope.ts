import { bpmn, flow } from '../diagram.js';
import type { Block, Called, End, Handler, Scope } from './block.js';
import type { Canvas } from './canvas.js';
import { compensates, definitions, isEnding, ROOT } from './drawnEvent.js';
import { repetition, WORK } from './drawnLeaf.js';
import { extended, mappingOf } from './extension.js';

export function drawScope(canvas: Canvas, at: string, scope: Omit<Scope, 'kind'>): string {
  const [start, end] = [canvas.id('ss'), canvas.id('se')];
  const inner = canvas.inner();
  const last = inner.draw(start, scope.block);
  const before = `${extended(mappingOf(scope.mapping, 'task'))}${scope.repeated ? repetition(scope.repeated) : ''}`;
  const after = `${endedBy(end, scope.end)}${handled(canvas, scope.handlers)}${inner.artifacts()}`;
  return canvas.leaf(
    at,
    'sp',
    (id) =>
      `<subProcess id="${id}">${before}<startEvent id="${start}"/>${inner.xml()}${flow(`${last}->${end}`)}${after}</subProcess>`,
  );
}

function endedBy(id: string, end: End): string {
  const inside: string = {
    ...definitions,
    none: '',
    mapped: extended(mappingOf('both', 'task')),
    message: `${extended(WORK + mappingOf('both', 'task'))}<messageEventDefinition/>`,
    compensation: compensates(id),
    terminate: '<terminateEventDefinition/>',
  }[end];
  return `<endEvent id="${id}">${inside}</endEvent>`;
}

const handled = (canvas: Canvas, handlers: readonly Handler[]) =>
  handlers.map((handler) => drawnHandler(canvas, handler)).join('');

function drawnHandler(canvas: Canvas, handler: Handler): string {
  const [id, start] = [canvas.id('es'), canvas.id('et')];
  const inner = canvas.inner();
  inner.draw(start, handler.block);
  const isLast = isEnding(handler) || (STARTED_BY_A_THROW.has(handler.trigger) && soundsAlarm(handler.block));
  return `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${start}" isInterrupting="${isLast}">
    ${extended(mappingOf(handler.mapping, 'event'))}${definitions[handler.trigger]}</startEvent>${inner.xml()}${inner.artifacts()}</subProcess>`;
}

/** One that sounds the alarm that it listens to, by itself or by what it escalates, would begin itself again without end. */
const STARTED_BY_A_THROW = new Set(['signal', 'escalation', 'anyEscalation']);

function soundsAlarm(block: Block): boolean {
  if (['alarm', 'spokenAlarm'].includes(block.kind) || ('end' in block && block.end === 'signal')) return true;
  if ('blocks' in block) return block.blocks.some(soundsAlarm);
  if ('handlers' in block && block.handlers.some((handler) => soundsAlarm(handler.block))) return true;
  return 'block' in block && soundsAlarm(block.block);
}

export function drawCalled(canvas: Canvas, at: string, called: Called): string {
  const process = canvas.id('c');
  canvas.sheet.beside.push(drawnProcess(canvas.inner(), process, called));
  const element = `<zeebe:calledElement processId="${process}" propagateAllChildVariables="${called.leaks}" propagateAllParentVariables="${called.told}"/>`;
  return canvas.leaf(
    at,
    'c',
    (id) =>
      `<callActivity id="${id}">${extended(element + mappingOf(called.mapping, 'task'))}${called.repeated ? repetition(called.repeated) : ''}</callActivity>`,
  );
}

/** A process around a block. */
export function drawnProcess(
  canvas: Canvas,
  id: string,
  { block, handlers }: { block: Block; handlers: readonly Handler[] },
): string {
  const [start, end] = id === 'p' ? ['s', 'e'] : [`${id}s`, `${id}e`];
  const last = canvas.draw(start, block);
  const content = `<startEvent id="${start}"/>${canvas.xml()}${flow(`${last}->${end}`)}<endEvent id="${end}"/>`;
  return bpmn(`${content}${handled(canvas, handlers)}${canvas.artifacts()}`, { id, root: ROOT });
}

/** A process that begins by itself, goes on after an hour and ends. */
export function drawBeside(canvas: Canvas, at: string, trigger: 'message' | 'signal' | 'cycle'): string {
  const process = canvas.id('b');
  const [start, pause, end] = [`${process}s`, `${process}t`, `${process}e`];
  const content = `<startEvent id="${start}">${extended(mappingOf('output', 'event'))}${definitions[trigger]}</startEvent>
    ${flow(`${start}->${pause}`)}<intermediateCatchEvent id="${pause}">${definitions.spokenTimer}</intermediateCatchEvent>
    ${flow(`${pause}->${end}`)}<endEvent id="${end}"/>`;
  canvas.sheet.beside.push(bpmn(content, { id: process, root: ROOT }));
  return canvas.leaf(at, 'k', (id) => `<task id="${id}"/>`);
}
