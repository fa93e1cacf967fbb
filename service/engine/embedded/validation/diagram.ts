import { attribute, childrenOf, idOf, isTrue, walk, type XmlElement } from './xmlElement.js';

/** The file's tree with the ways through it that rules ask for. */
export class Diagram {
  readonly #byId = new Map<string, XmlElement>();
  readonly #outgoing = new Map<string, XmlElement[]>();
  readonly #incoming = new Map<string, XmlElement[]>();
  readonly #messageUsers = new Map<string, XmlElement[]>();

  constructor(readonly root: XmlElement) {
    for (const element of walk(root)) {
      const id = idOf(element);
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, element);
      append(this.#messageUsers, localPart(attribute(element, 'messageRef')), element);
      if (element.name !== 'sequenceFlow') continue;
      append(this.#outgoing, attribute(element, 'sourceRef'), element);
      append(this.#incoming, attribute(element, 'targetRef'), element);
    }
  }

  /** Processes that the engine is to run; others are drawn for people. */
  get executable(): XmlElement[] {
    return childrenOf(this.root, 'process').filter((process) => isTrue(attribute(process, 'isExecutable')));
  }

  /** The element that an attribute names; the reference may carry a namespace prefix. */
  referenced(element: XmlElement, reference: string): XmlElement | undefined {
    return this.named(attribute(element, reference));
  }

  /** The element with that id, which may carry a namespace prefix. */
  named(reference: string | undefined): XmlElement | undefined {
    return this.#byId.get(localPart(reference) ?? '');
  }

  /** What refers to the message: event definitions and receive tasks of all processes. */
  usersOf(message: XmlElement): readonly XmlElement[] {
    return this.#messageUsers.get(idOf(message) ?? '') ?? [];
  }

  /** Sequence flows that leave it, in the order of the file. */
  outgoing(node: XmlElement): readonly XmlElement[] {
    return this.#outgoing.get(idOf(node) ?? '') ?? [];
  }

  /** Sequence flows that its own `<outgoing>` children name: some of the broker's checks count these and no others. */
  writtenOutgoing(node: XmlElement): XmlElement[] {
    return childrenOf(node, 'outgoing').flatMap(({ text }) => {
      const flow = this.named(text);
      return flow?.name === 'sequenceFlow' ? [flow] : [];
    });
  }

  incoming(node: XmlElement): readonly XmlElement[] {
    return this.#incoming.get(idOf(node) ?? '') ?? [];
  }
}

const localPart = (reference: string | undefined): string | undefined => reference?.slice(reference.indexOf(':') + 1);

function append(map: Map<string, XmlElement[]>, key: string | undefined, element: XmlElement): void {
  if (key === undefined) return;
  const list = map.get(key);
  if (list) list.push(element);
  else map.set(key, [element]);
}
