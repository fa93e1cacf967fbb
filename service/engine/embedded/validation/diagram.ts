import { attribute, childrenOf, idOf, walk, type XmlElement } from './xmlElement.js';

/** The file's tree with the ways through it that rules ask for. */
export class Diagram {
  readonly #byId = new Map<string, XmlElement>();
  readonly #outgoing = new Map<string, XmlElement[]>();
  readonly #incoming = new Map<string, XmlElement[]>();

  constructor(readonly root: XmlElement) {
    for (const element of walk(root)) {
      const id = idOf(element);
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, element);
      if (element.name !== 'sequenceFlow') continue;
      append(this.#outgoing, attribute(element, 'sourceRef'), element);
      append(this.#incoming, attribute(element, 'targetRef'), element);
    }
  }

  /** Processes that the engine is to run; others are drawn for people. */
  get executable(): XmlElement[] {
    return childrenOf(this.root, 'process').filter((process) =>
      ['true', '1'].includes(attribute(process, 'isExecutable') ?? 'false'),
    );
  }

  /** The element that an attribute names; the reference may carry a namespace prefix. */
  referenced(element: XmlElement, reference: string): XmlElement | undefined {
    const name = attribute(element, reference);
    return name === undefined ? undefined : this.#byId.get(name.slice(name.indexOf(':') + 1));
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Sequence flows that leave it, in the order of the file. */
  outgoing(node: XmlElement): readonly XmlElement[] {
    return this.#outgoing.get(idOf(node) ?? '') ?? [];
  }

  incoming(node: XmlElement): readonly XmlElement[] {
    return this.#incoming.get(idOf(node) ?? '') ?? [];
  }
}

function append(map: Map<string, XmlElement[]>, key: string | undefined, element: XmlElement): void {
  if (key === undefined) return;
  const list = map.get(key);
  if (list) list.push(element);
  else map.set(key, [element]);
}
