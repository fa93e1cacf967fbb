import { fromAscii } from './ascii.js';

/** An element as bpmn-moddle hands it over: what it holds is known by name only, so every look inside is checked here. */
export interface DiagramElement {
  readonly $type: string;
}

export function text(element: DiagramElement | undefined, name: string): string | undefined {
  const value = property(element, name);
  return typeof value === 'string' ? fromAscii(value) : undefined;
}

export const idOf = (element: DiagramElement | undefined): string | undefined => text(element, 'id');

export function flag(element: DiagramElement | undefined, name: string): boolean | undefined {
  const value = property(element, name);
  return typeof value === 'boolean' ? value : undefined;
}

export function child(element: DiagramElement | undefined, name: string): DiagramElement | undefined {
  const value = property(element, name);
  return isElement(value) ? value : undefined;
}

export function children(element: DiagramElement | undefined, name: string): DiagramElement[] {
  const value = property(element, name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The extension element of this type, such as `zeebe:TaskDefinition`. */
export function extension(element: DiagramElement | undefined, type: string): DiagramElement | undefined {
  return children(child(element, 'extensionElements'), 'values').find((value) => value.$type === type);
}

function property(element: DiagramElement | undefined, name: string): unknown {
  return element === undefined ? undefined : Reflect.get(element, name);
}

function isElement(value: unknown): value is DiagramElement {
  return typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
}
