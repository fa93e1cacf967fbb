/** An element of a diagram as it stands in the file. */
export interface XmlElement {
  /** Local name for BPMN's own elements, `zeebe:name` for the dialect's, `bpmndi:name` for drawing, `{uri}name` for the rest. */
  readonly name: string;
  /** Named likewise; attributes without a prefix have none. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly parent: XmlElement | undefined;
  /** Its own text without that of its children, trimmed. */
  text: string;
}

export const attribute = (element: XmlElement, name: string): string | undefined => element.attributes.get(name);

/** Of an attribute: the broker takes nothing but the word for true, not the 1 that the schema lets through (measured on 8.5.8). */
export const isTrue = (value: string | undefined): boolean => value === 'true';

export const idOf = (element: XmlElement): string | undefined => element.attributes.get('id');

export const childrenOf = (element: XmlElement, ...names: readonly string[]): XmlElement[] =>
  element.children.filter((child) => names.includes(child.name));

/** The children of its `extensionElements` with that name. */
export const extensionsOf = (element: XmlElement, name: string): XmlElement[] =>
  childrenOf(element, 'extensionElements').flatMap((extensions) => childrenOf(extensions, name));

/** The element and all below it, in the order of the file. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* walk(child);
}
