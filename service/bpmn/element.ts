import { fromAscii } from './ascii.js';

/** An element as bpmn-moddle hands it over: what it holds is known by name only, so every look inside is checked here. */
export interface BpmnElement {
  readonly $type: string;
}

export function text(element: BpmnElement | undefined, name: string): string | undefined {
  const value = property(element, name);
  return typeof value === 'string' ? fromAscii(value) : undefined;
}

export const idOf = (element: BpmnElement | undefined): string | undefined => text(element, 'id');

/** An empty one counts for none (measured on 8.5.8). */
export function flag(element: BpmnElement | undefined, name: string): boolean | undefined {
  const value = property(element, name);
  if (value === '') return undefined;
  return typeof value === 'string' ? value.toLowerCase() === 'true' : typeof value === 'boolean' ? value : undefined;
}

export function child(element: BpmnElement | undefined, name: string): BpmnElement | undefined {
  const value = property(element, name);
  return isElement(value) ? value : undefined;
}

export function children(element: BpmnElement | undefined, name: string): BpmnElement[] {
  const value = property(element, name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The extension element of this type, such as `zeebe:TaskDefinition`. */
export function extension(element: BpmnElement | undefined, type: string): BpmnElement | undefined {
  return children(child(element, 'extensionElements'), 'values').find((value) => value.$type === type);
}

function property(element: BpmnElement | undefined, name: string): unknown {
  return element === undefined ? undefined : Reflect.get(element, name);
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
}
