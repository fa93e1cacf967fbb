/** `zeebe:property` that holds the name in the language that is not drawn. */
export type OtherName = 'name.en' | 'name.zh';

/** An element of the diagram as bpmn-moddle has it. */
export interface ModdleElement {
  $type: string;
  name?: string;
  extensionElements?: ModdleElement;
  values?: ModdleElement[];
  properties?: ModdleElement[];
  value?: string;
}

export interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: ModdleElement; elementsById: Record<string, ModdleElement> }>;
  toXML(element: ModdleElement, options: { format: true }): Promise<{ xml: string }>;
}

/**
 * The diagram with the two names of each element changed over: what stood in the property is drawn, and what was drawn
 * stands in the other property. A stored diagram is Chinese; whoever draws in English has it turned, and turned back.
 */
export async function turned(moddle: Moddle, xml: string, [from, to]: [OtherName, OtherName]): Promise<string> {
  const { rootElement, elementsById } = await moddle.fromXML(xml);
  for (const element of Object.values(elementsById)) {
    const property = otherName(element, from);
    if (!element.name || !property?.value) continue;
    const drawn = property.value;
    Object.assign(property, { name: to, value: element.name });
    element.name = drawn;
  }
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

/** The property with the other name, where the element carries one. */
export function otherName({ extensionElements }: ModdleElement, name: OtherName): ModdleElement | undefined {
  return (extensionElements?.values ?? [])
    .filter(({ $type }) => $type === 'zeebe:Properties')
    .flatMap(({ properties }) => properties ?? [])
    .find((property) => property.name === name);
}
