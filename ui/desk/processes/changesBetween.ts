/** One element that differs between two versions of a diagram. */
export interface Change {
  element: string;
  name: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What of it has changed, as it stands in the file; empty unless `changed`. */
  parts: { path: string; before: string; after: string }[];
}

/**
 * What makes two versions of a diagram differ. An element is what is drawn, and the messages, errors and the like beside
 * the drawing; whatever is written inside it (its timer, its mappings, its condition) is part of it.
 */
export function changesBetween(before: string, after: string): Change[] {
  const [old, young] = [elementsIn(before), elementsIn(after)];
  const changes = [...young].flatMap(([element, found]): Change[] => {
    const { name, parts, place } = found;
    const earlier = old.get(element);
    if (!earlier) return [{ element, name, kind: 'added', parts: [] }];
    const different = differences(earlier.parts, parts);
    if (different.length > 0) return [{ element, name, kind: 'changed', parts: different }];
    return earlier.place === place ? [] : [{ element, name, kind: 'moved', parts: [] }];
  });
  const gone = [...old]
    .filter(([element]) => !young.has(element))
    .map(([element, { name }]): Change => ({ element, name, kind: 'removed', parts: [] }));
  return [...changes, ...gone].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const order: readonly Change['kind'][] = ['added', 'removed', 'changed', 'moved'];

interface Found {
  name: string;
  /** Path inside the element → text or value. */
  parts: ReadonlyMap<string, string>;
  /** Where it is drawn. */
  place: string;
}

function elementsIn(xml: string): Map<string, Found> {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const drawn = [...document.querySelectorAll('[bpmnElement]')];
  const places = new Map(drawn.map((shape) => [shape.getAttribute('bpmnElement') ?? '', placeOf(shape)]));
  const isElement = (node: Element) =>
    node.hasAttribute('id') &&
    !node.hasAttribute('bpmnElement') &&
    (places.has(node.id) || (node.parentElement === document.documentElement && node.localName !== 'BPMNDiagram'));
  const elements = [...document.querySelectorAll('[id]')].filter(isElement);
  return new Map(
    elements.map((element) => [
      element.id,
      {
        name: element.getAttribute('name') || element.id,
        parts: new Map(partsOf(element, isElement)),
        place: places.get(element.id) ?? '',
      },
    ]),
  );
}

/** Only the shape's own corners: a label that was pushed aside is not worth a word. */
function placeOf(shape: Element): string {
  const corners = [...shape.children].filter(({ localName }) => localName === 'Bounds' || localName === 'waypoint');
  return corners.map((corner) => [...corner.attributes].map(({ value }) => value).join(' ')).join('; ');
}

function partsOf(node: Element, isElement: (node: Element) => boolean, path = ''): [string, string][] {
  const attributes = [...node.attributes]
    .filter(({ name }) => name !== 'id' && !name.startsWith('xmlns'))
    .map(({ name, value }): [string, string] => [[path, name].filter(Boolean).join(' '), value]);
  const inside = [...node.children].filter(
    (child) => !isElement(child) && child.localName !== 'incoming' && child.localName !== 'outgoing',
  );
  const text = node.children.length === 0 ? node.textContent.trim() : '';
  return [
    ...attributes,
    ...(text === '' ? [] : [[path, text] as [string, string]]),
    ...inside.flatMap((child, place) => {
      const alike = inside.slice(0, place).filter(({ localName }) => localName === child.localName).length;
      const own = alike === 0 ? child.localName : `${child.localName} ${alike + 1}`;
      return partsOf(child, isElement, [path, own].filter(Boolean).join(' › '));
    }),
  ];
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change['parts'] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, before: before.get(path) ?? '', after: after.get(path) ?? '' }));
}
