/**
 * Reads the text of a diagram strictly: well-formed XML with namespaces, no document type, no entities but XML's five.
 * So nothing outside the file is fetched and nothing inside it unfolds. Size and depth are bounded while reading.
 */
import type { XmlElement } from './xmlElement.js';

/** Elements of a diagram without its drawing. */
export const MAX_ELEMENTS = 20_000;
/** Behind this reader everything that follows the tree may recurse. */
export const MAX_DEPTH = 256;

const prefixes: Readonly<Record<string, string>> = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': '',
  'http://camunda.org/schema/zeebe/1.0': 'zeebe:',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi:',
  'http://www.omg.org/spec/DD/20100524/DC': 'dc:',
  'http://www.omg.org/spec/DD/20100524/DI': 'di:',
  'http://www.w3.org/XML/1998/namespace': 'xml:',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi:',
};
const drawing = /^(bpmndi|dc|di):/;

/** The text is no XML that can be read; the message has the words of the broker's parser where it has any. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';

  constructor(
    reason: string,
    /** Counted from 1. */
    readonly line: number,
  ) {
    super(reason);
  }
}

type Namespaces = ReadonlyMap<string, string>;
const outermost: Namespaces = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

interface Open {
  element: XmlElement;
  tag: string;
  namespaces: Namespaces;
}

export function readXml(text: string): XmlElement {
  return new Reader(text.replace(/^\uFEFF/, '')).read();
}

class Reader {
  readonly #text: string;
  readonly #open: Open[] = [];
  #at = 0;
  #root: XmlElement | undefined;
  #elements = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): XmlElement {
    const odd = unreadable.exec(this.#text);
    if (odd) this.#fault('An invalid XML character was found.', odd.index);
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at);
      this.#characters(next < 0 ? this.#text.length : next);
      if (next >= 0) this.#markup();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed) this.#fault(mustBeClosed(unclosed.tag));
    return this.#root ?? this.#fault('Premature end of file.');
  }

  #characters(end: number): void {
    const raw = this.#text.slice(this.#at, end);
    const start = this.#at;
    this.#at = end;
    if (raw.trim() === '') return;
    const inside = this.#open.at(-1);
    if (!inside) this.#fault(`Content is not allowed in ${this.#root ? 'trailing section' : 'prolog'}.`, start);
    inside.element.text += this.#decoded(raw).trim();
  }

  #markup(): void {
    const rest = (opening: string): boolean => this.#text.startsWith(opening, this.#at);
    if (rest('<?')) this.#skip('?>', 'processing instruction');
    else if (rest('<!--')) this.#skip('-->', 'comment');
    else if (rest('<![CDATA[')) this.#cdata();
    else if (rest('<!'))
      this.#fault('DOCTYPE is disallowed: a diagram has no document type and no entities of its own.');
    else if (rest('</')) this.#endTag();
    else this.#startTag();
  }

  #skip(closing: string, what: string): string {
    const end = this.#text.indexOf(closing, this.#at);
    if (end < 0) this.#fault(`The ${what} must end with '${closing}'.`);
    const skipped = this.#text.slice(this.#at, end);
    this.#at = end + closing.length;
    return skipped;
  }

  #cdata(): void {
    const inside = this.#open.at(-1);
    if (!inside) this.#fault('Content is not allowed in prolog.');
    inside.element.text += this.#skip(']]>', 'CDATA section').slice('<![CDATA['.length);
  }

  #endTag(): void {
    const tag = this.#match(endTag)?.[1];
    const open = this.#open.pop();
    if (!open) this.#fault('The markup in the document following the root element must be well-formed.');
    if (tag !== open.tag) this.#fault(mustBeClosed(open.tag));
  }

  #startTag(): void {
    const tag = this.#match(startTag)?.[1];
    if (tag === undefined) this.#fault('The content of elements must consist of well-formed character data or markup.');
    const raw = this.#attributes(tag);
    const end = this.#match(tagEnd);
    if (!end) this.#fault(`Element type "${tag}" must be followed by either attribute specifications, ">" or "/>".`);
    const outer = this.#open.at(-1);
    if (!outer && this.#root) this.#fault('The markup in the document following the root element must be well-formed.');
    const namespaces = declared(raw, outer?.namespaces ?? outermost);
    const element: XmlElement = {
      name: this.#qualified(tag, namespaces, `element "${tag}"`),
      attributes: this.#qualifiedAttributes(raw, namespaces),
      children: [],
      parent: outer?.element,
      text: '',
    };
    this.#count(element);
    outer?.element.children.push(element);
    this.#root ??= element;
    if (end[1] === '') this.#open.push({ element, tag, namespaces });
    if (this.#open.length > MAX_DEPTH) this.#fault(`Elements are nested deeper than the limit of ${MAX_DEPTH} levels.`);
  }

  #attributes(tag: string): Map<string, string> {
    const found = new Map<string, string>();
    for (let match = this.#match(oneAttribute); match; match = this.#match(oneAttribute)) {
      const [, name = '', inDouble, inSingle] = match;
      if (found.has(name)) this.#fault(`Attribute "${name}" was already specified for element "${tag}".`);
      found.set(name, this.#decoded(inDouble ?? inSingle ?? ''));
    }
    return found;
  }

  #qualifiedAttributes(raw: ReadonlyMap<string, string>, namespaces: Namespaces): Map<string, string> {
    const plain = [...raw].filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'));
    return new Map(
      plain.map(([name, value]) => [
        name.includes(':') ? this.#qualified(name, namespaces, `attribute "${name}"`) : name,
        value,
      ]),
    );
  }

  #qualified(name: string, namespaces: Namespaces, what: string): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const uri = namespaces.get(prefix);
    if (uri === undefined && prefix !== '') this.#fault(`The prefix "${prefix}" for ${what} is not bound.`);
    return `${prefixes[uri ?? ''] ?? `{${uri ?? ''}}`}${name.slice(colon + 1)}`;
  }

  #count(element: XmlElement): void {
    if (!drawing.test(element.name)) this.#elements += 1;
    if (this.#elements > MAX_ELEMENTS) this.#fault(`The diagram has more elements than the limit of ${MAX_ELEMENTS}.`);
  }

  #decoded(raw: string): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(/&([^;&\s]{0,32});?/g, (whole, name: string) => {
      const character = whole.endsWith(';') ? entity(name) : undefined;
      return character ?? this.#fault(`The entity "${name}" was referenced, but not declared.`);
    });
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match ?? undefined;
  }

  #fault(reason: string, at = this.#at): never {
    throw new XmlFault(reason, this.#text.slice(0, at).split('\n').length);
  }
}

// Each is tried at one place only (sticky) and none can backtrack into another's characters: reading is linear.
const startTag = /<([^\s/>=<"'&]+)/y;
const endTag = /<\/([^\s/>=<"'&]+)\s*>/y;
const oneAttribute = /\s+([^\s/>=<"'&]+)\s*=\s*(?:"([^<"]*)"|'([^<']*)')/y;
const tagEnd = /\s*(\/?)>/y;
const unreadable = /[^\t\n\r\u0020-\uFFFD]/;

const mustBeClosed = (tag: string): string =>
  `The element type "${tag}" must be terminated by the matching end-tag "</${tag}>".`;

function declared(raw: ReadonlyMap<string, string>, outer: Namespaces): Namespaces {
  const own = [...raw].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(([name, uri]): [string, string] => [name.slice('xmlns:'.length), uri])]);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function entity(name: string): string | undefined {
  const code = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (!code) return Object.hasOwn(named, name) ? named[name] : undefined;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  return point > 0 && point <= 0x10_ffff ? String.fromCodePoint(point) : undefined;
}
