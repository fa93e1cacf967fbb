/** The part of bpmn-moddle that is used here; its own types name every element of BPMN and its constructor not at all. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly id?: string;
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    /** Rejects what is no XML or no BPMN. */
    fromXML(xml: string): Promise<{
      rootElement: ModdleElement;
      elementsById: Readonly<Record<string, ModdleElement>>;
      warnings: readonly { message: string }[];
    }>;
    toXML(element: ModdleElement, options: { format: true }): Promise<{ xml: string }>;
  }
}
